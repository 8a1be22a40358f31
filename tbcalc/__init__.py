"""tbcalc: trade balances as they are printed, read, related, judged and reported."""

__version__ = "0.1.0"
