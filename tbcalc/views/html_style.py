"""How a page looks: one column, quiet, for light and dark screens, for phones and for paper."""

from __future__ import annotations

from typing import Final

STYLE: Final = """
:root{color-scheme:light dark;
--paper:#fdfcfa;--ink:#1c1b19;--soft:#5d5a54;--line:#dcd8d0;--wash:#f3f0ea;--accent:#0b5c86;
--exports:#2673a8;--imports:#c2691f;
--wrong:#a3241c;--wrong-wash:#f9e7e4;--doubt:#7a5200;--doubt-wash:#f8eed6;
--sound:#1e6443;--sound-wash:#e3f0e8;
--serif:Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,"Songti SC","Noto Serif CJK SC",
"Source Han Serif SC",serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Microsoft YaHei",
"Noto Sans CJK SC","Source Han Sans SC",sans-serif;
--mono:ui-monospace,"Cascadia Mono",Menlo,Consolas,"Noto Sans Mono",monospace}
:lang(zh-TW){
--serif:Charter,Georgia,"Songti TC","Noto Serif CJK TC","Source Han Serif TC",serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"PingFang TC","Microsoft JhengHei",
"Noto Sans CJK TC","Source Han Sans TC",sans-serif}
@media(prefers-color-scheme:dark){:root{
--paper:#15171a;--ink:#eae8e3;--soft:#aaa69d;--line:#383b40;--wash:#1f2226;--accent:#7fc3ea;
--exports:#5aa9dc;--imports:#e0914f;
--wrong:#ff9c92;--wrong-wash:#41201d;--doubt:#eec069;--doubt-wash:#3a2e14;
--sound:#86d3a9;--sound-wash:#17352a}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 var(--sans);
font-variant-numeric:tabular-nums lining-nums;overflow-wrap:anywhere}
main,footer{max-width:54rem;margin:0 auto;padding:0 1.25rem}
main{padding-top:clamp(1.75rem,5vw,3.75rem)}
h1,h2,h3{font-family:var(--serif);line-height:1.2;text-wrap:balance;font-weight:600;margin:0}
h1{font-size:clamp(1.8rem,1.35rem + 2.2vw,2.7rem);letter-spacing:-.012em;line-height:1.12}
h2{font-size:1.42rem;margin:3.25rem 0 .9rem;padding-top:1rem;border-top:2px solid var(--ink)}
h3{font-size:1.1rem;margin:2.1rem 0 .5rem}
:lang(zh) :is(h1,h2,h3){letter-spacing:0;line-height:1.35}
p{margin:.65rem 0;max-width:40rem;text-wrap:pretty}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.lead{font-family:var(--serif);font-size:clamp(1.1rem,1.02rem + .4vw,1.25rem);line-height:1.5;
max-width:40rem}
h1+.lead{margin-top:1.15rem}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.18em}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
.note,.source,.bounds,.unit{color:var(--soft)}
.emphasis,.surplus,.deficit{font-weight:650}
.key{font-weight:600}
code{font:.88em var(--mono)}
.wrong,.doubtful,.sound{font-weight:600;padding:.08em .35em;margin:0 -.12em;border-radius:3px;
-webkit-box-decoration-break:clone;box-decoration-break:clone}
tbody th :is(.wrong,.doubtful,.sound){margin-left:0}
.wrong{color:var(--wrong);background:var(--wrong-wash)}
.doubtful{color:var(--doubt);background:var(--doubt-wash)}
.sound{color:var(--sound);background:var(--sound-wash)}
blockquote{margin:.8rem 0;padding-left:1rem;border-left:3px solid var(--line);max-width:40rem}
mark{color:var(--wrong);background:var(--wrong-wash);padding:0 .15em}
.ref{font-size:.72em;vertical-align:.45em;line-height:0;text-decoration:none;padding:0 .15em;
font-family:var(--sans)}
.scroll{overflow-x:auto;margin:1.1rem 0 1.4rem}
table{border-collapse:collapse;width:100%;font-size:.95rem;line-height:1.4}
caption{text-align:left;color:var(--soft);font-size:.86rem;padding:0 0 .45rem}
th,td{text-align:left;vertical-align:baseline;padding:.42rem .9rem .42rem 0;font-weight:400;
border-bottom:1px solid var(--line)}
th:last-child,td:last-child{padding-right:0}
thead :is(th,td){color:var(--soft);font-size:.86rem;border-bottom-color:var(--ink);
vertical-align:bottom}
th,td{overflow-wrap:break-word}
.k{white-space:nowrap}
tbody th{font-weight:400}
tbody th.sub{padding-left:1.2rem;color:var(--soft)}
.n{text-align:right}
td.n{white-space:nowrap}
.u{display:inline-block;text-align:left;white-space:nowrap;color:var(--soft);padding-left:.3em}
.bar{min-width:8rem;width:22%}
.bar span{display:block;position:relative;height:.72rem;border-left:0}
.bar span::before,.bar span::after{content:"";position:absolute;top:0;bottom:0;
-webkit-print-color-adjust:exact;print-color-adjust:exact}
.bar span::before{right:50%;width:var(--a);background:var(--imports)}
.bar span::after{left:50%;width:var(--b);background:var(--exports)}
.notes{color:var(--soft);font-size:.9rem;max-width:44rem}
.notes h3,.notes>p{margin:1.2rem 0 .3rem}
.notes ul,.notes ol{margin:.3rem 0;padding-left:1.25rem}
.notes li{margin:.25rem 0}
.tree,.tree ul{list-style:none;padding-left:1.1rem;margin:.2rem 0;border-left:1px solid var(--line)}
.tree{padding-left:0;border:0}
.how{display:inline-block;position:relative;text-align:left}
.how summary{cursor:pointer;list-style:none;border-bottom:1px dotted var(--soft)}
.how summary::-webkit-details-marker{display:none}
.how[open] summary{border-bottom:1px solid var(--accent)}
.card{position:fixed;z-index:2;right:1.5rem;bottom:1.5rem;width:23rem;
max-width:calc(100vw - 1.5rem);
max-height:60vh;overflow:auto;background:var(--paper);color:var(--ink);
border:1px solid var(--line);border-top:3px solid var(--accent);border-radius:6px;
padding:.7rem .9rem;font-size:.88rem;line-height:1.45;white-space:normal;
box-shadow:0 6px 24px #0003}
.card p{margin:.25rem 0}
.mark{display:none;font-size:.7em;color:var(--soft)}
.derivations li:target{background:var(--wash);outline:.3rem solid var(--wash)}
figure{margin:1.6rem 0;max-width:100%}
figure svg{display:block;width:100%;min-width:34rem;height:auto}
.tb .title-small{font-weight:600}
figcaption{color:var(--soft);font-size:.86rem;margin-bottom:.8rem;max-width:44rem}
figcaption strong{display:block;color:var(--ink);font-weight:600;font-size:1rem}
.draw{overflow-x:auto}
footer{color:var(--soft);font-size:.86rem;padding-top:1rem;padding-bottom:3rem}
footer p{max-width:none}
@media(max-width:40rem){
main,footer{padding-left:1rem;padding-right:1rem}
h2{margin-top:2.5rem}
.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stack,.stack tbody,.stack tr,.stack th,.stack td,.stack caption{display:block;width:auto}
.stack tr{padding:.55rem 0 .6rem;border-bottom:1px solid var(--line)}
.stack tbody th{font-weight:600}
.stack tbody th.sub{padding-left:0;font-weight:400}
.stack th,.stack td{border:0;padding:.08rem 0}
.stack td{text-align:left;white-space:normal}
.stack td.n{display:flex;justify-content:space-between;gap:1rem;text-align:right}
.stack td::before{content:attr(data-label);color:var(--soft);margin-right:.7em;flex:none;
max-width:50%;white-space:normal}
.stack td.n::before{margin-right:0}
.stack td:empty{display:none}
.stack .k{white-space:normal}
.stack td.bar{display:block;min-width:0}
.stack td.bar::before{display:none}
.u{width:auto!important}
.card{left:.75rem;right:.75rem;bottom:.75rem;width:auto}}
@media print{
:root{--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--wash:#eee;--accent:#000;
--exports:#2673a8;--imports:#c2691f;--wrong:#8a1c15;
--wrong-wash:#fff;--doubt:#5e3f00;--doubt-wash:#fff;--sound:#14472f;--sound-wash:#fff}
@page{margin:18mm 16mm;@bottom-right{content:counter(page);font:8pt sans-serif;color:#444}}
body{font-size:9.5pt}
main,footer{max-width:none;padding:0}
h1{font-size:21pt}h2{font-size:13pt;margin-top:1.6rem}h3{font-size:11pt}
h1,h2,h3,caption{break-after:avoid}
tr,figure,li,blockquote{break-inside:avoid}
thead{display:table-header-group}
.scroll,.draw{overflow:visible}
figure svg{min-width:0}
.how summary{border:0}
.card{display:none}
.mark{display:inline}
a{color:inherit}
.wrong,.doubtful,.sound{padding:0;text-decoration:underline}}
"""
