/**
 * The style of every page: plain typography, no picture and no font of its own, light and dark by the
 * reader's system until the switch says otherwise, black on white on paper.
 */
export const pageStyle = `
:root{--back:#fff;--text:#1b1f24;--dim:#57606a;--line:#d0d7de;--shade:#f6f8fa;--link:#0550ae;--mark:#0969da;--critical:#a40e26;--high:#b3370b;--medium:#7d5200;--low:#1a6335;--informational:#57606a;color-scheme:light}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){--back:#0d1117;--text:#e6edf3;--dim:#9aa4b0;--line:#30363d;--shade:#161b22;--link:#79b8ff;--mark:#58a6ff;--critical:#ff8f9c;--high:#ffa47a;--medium:#e3b341;--low:#6fd08c;--informational:#9aa4b0;color-scheme:dark}}
:root[data-theme=dark]{--back:#0d1117;--text:#e6edf3;--dim:#9aa4b0;--line:#30363d;--shade:#161b22;--link:#79b8ff;--mark:#58a6ff;--critical:#ff8f9c;--high:#ffa47a;--medium:#e3b341;--low:#6fd08c;--informational:#9aa4b0;color-scheme:dark}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--back);color:var(--text);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--mark);outline-offset:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:.5rem;background:var(--back);padding:.25rem .5rem;z-index:1}
.page-head{border-bottom:1px solid var(--line)}
.page-head>div,main,.page-foot{max-width:72rem;margin:0 auto;padding:0 1.25rem}
.page-head>div{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;align-items:center;min-height:3.25rem;padding-top:.5rem;padding-bottom:.5rem}
.page-head a{color:var(--text);text-decoration:none;padding:.3rem 0}
.page-head a:hover,.page-head a[aria-current]{text-decoration:underline}
.page-head .brand{font-weight:700}
.page-head button{margin-left:auto}
button,input{font:inherit;color:inherit;background:var(--back);border:1px solid var(--dim);border-radius:4px;padding:.3rem .7rem}
button{cursor:pointer}
main{padding-top:1.5rem;padding-bottom:3rem}
h1,h2,h3,h4,h5,h6{line-height:1.25;margin:2rem 0 .6rem;text-wrap:balance}
h1{font-size:1.75rem;margin-top:.5rem}
h2{font-size:1.35rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}
h3{font-size:1.12rem}
h4,h5,h6{font-size:1rem}
p,ul,ol,dl,blockquote{margin:.6rem 0;max-width:48rem}
li{margin:.15rem 0}
blockquote{border-left:4px solid var(--line);margin-left:0;padding-left:1rem;color:var(--dim)}
.lead{font-size:1.08rem}
.dim,caption{color:var(--dim)}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.875em}
code{background:var(--shade);border-radius:3px;padding:.08em .28em}
pre{background:var(--shade);border:1px solid var(--line);border-radius:4px;padding:.8rem 1rem;overflow-x:auto;line-height:1.45;white-space:pre}
pre code{background:none;padding:0;font-size:1em}
.wide{overflow-x:auto;margin:.8rem 0}
table{border-collapse:collapse;width:100%;font-size:.94rem}
caption{text-align:left;padding:.25rem 0}
th,td{border-bottom:1px solid var(--line);padding:.4rem .8rem .4rem 0;text-align:left;vertical-align:top}
th{font-weight:600}
td.tight,th.tight{white-space:nowrap}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.35rem 1.25rem;max-width:60rem}
dl.facts dt{color:var(--dim)}
dl.facts dd{margin:0;min-width:0}
.level{font-weight:600;white-space:nowrap}
.critical{color:var(--critical)}.high{color:var(--high)}.medium{color:var(--medium)}.low{color:var(--low)}.informational{color:var(--informational)}
.chips{display:flex;flex-wrap:wrap;gap:.4rem;margin:.6rem 0;padding:0;list-style:none}
.chips li{border:1px solid var(--line);border-radius:1rem;padding:.05rem .7rem;margin:0;font-size:.9rem}
.chips a{display:inline-block;padding:.15rem 0}
summary{cursor:pointer}
[hidden]{display:none!important}
.page-foot{border-top:1px solid var(--line);color:var(--dim);font-size:.9rem;padding-top:1rem;padding-bottom:2rem}
@media (max-width:40rem){
body{font-size:1.0625rem}
main,.page-head>div,.page-foot{padding-left:1rem;padding-right:1rem}
h1{font-size:1.45rem}
dl.facts{grid-template-columns:1fr;gap:0}
dl.facts dd{margin-bottom:.6rem}
table.stack thead{position:absolute;left:-999rem}
table.stack tr{display:block;border-bottom:1px solid var(--line);padding:.5rem 0}
table.stack td,table.stack th{display:block;border:0;padding:.05rem 0}
.page-head a,button{padding:.5rem .2rem}
button{padding:.5rem .7rem}
}
@media print{
:root,:root[data-theme=dark],:root:not([data-theme=light]){--back:#fff;--text:#000;--dim:#333;--line:#999;--shade:#fff;--link:#000;--critical:#000;--high:#000;--medium:#000;--low:#000;--informational:#000;color-scheme:light}
.page-head,.search,.contents,.skip,.page-foot button{display:none}
body{font-size:10.5pt}
main{max-width:none;padding:0}
pre{white-space:pre-wrap;overflow:visible}
.wide{overflow:visible}
h2,h3,h4{break-after:avoid}
pre,tr,blockquote{break-inside:avoid}
main a[href^=http]::after{content:" (" attr(href) ")";font-size:.85em}
}
`
