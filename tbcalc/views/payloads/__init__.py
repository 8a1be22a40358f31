"""Answers as mappings, in the schemas of docs/reference/json.md; as_json and as_csv write them."""
