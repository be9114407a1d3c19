/** The style of a report: what every page has, the list of findings, the pictures, records, paper. */
import { pageStyle } from './page-style.ts'
import { pictureStyle } from './picture-style.ts'

/** The whole style of the page. */
export const reportStyle = `${pageStyle}
html{scroll-padding-top:3.2rem}
.page-head>div,main,.page-foot{max-width:80rem}
h3{font-size:.95rem;margin:1.4rem 0 .4rem}
p,ul,ol,dl{max-width:none}
bdi{unicode-bidi:isolate}
.brand{font-weight:700}
figure{margin:.6rem 0}
figcaption{color:var(--dim);font-size:.84rem;margin-top:.3rem}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:6px;background:var(--back)}
.scroll svg{display:block}
.all{padding:.3rem .7rem}
.all svg{width:100%;min-width:45rem;height:auto}
.left-out{color:var(--dim);font-size:.9rem;border-left:3px solid var(--mark);padding-left:.7rem}
.filters{display:flex;flex-wrap:wrap;gap:.6rem 1.2rem;align-items:end;margin:.6rem 0}
.search-box{flex:1 1 18rem}
.search-box label{display:block;font-size:.86rem;color:var(--dim);margin-bottom:.2rem}
.search-box input{width:100%}
kbd{border:1px solid var(--line);border-radius:3px;padding:0 .3em;font:.86em ui-monospace,monospace}
.choices{display:flex;flex-wrap:wrap;gap:.35rem}
.choices button{padding:.25rem .7rem;border-radius:1rem;font-size:.88rem;border-color:var(--line);color:var(--dim)}
.choices button[aria-pressed=true]{border-color:currentColor;color:var(--text);background:var(--shade);font-weight:600}
.choices button.critical[aria-pressed=true]{color:var(--critical)}
.choices button.high[aria-pressed=true]{color:var(--high)}
.choices button.medium[aria-pressed=true]{color:var(--medium)}
.choices button.low[aria-pressed=true]{color:var(--low)}
.choices button[aria-pressed=false]{text-decoration:line-through}
.count{font-variant-numeric:tabular-nums;font-weight:400}
#found{flex-basis:100%;margin:0;color:var(--dim);font-size:.86rem}
.findings{list-style:none;margin:.6rem 0 2rem;padding:0;border-top:1px solid var(--line)}
/* As list items, each that a filter hides would number all others anew. */
.findings>li{display:block;margin:0;border-bottom:1px solid var(--line);content-visibility:auto;contain-intrinsic-size:auto 2.75rem}
.finding>summary{display:grid;grid-template-columns:7.5rem minmax(0,1fr) 6rem 8.6rem 4.6rem;gap:.2rem .9rem;padding:.55rem .5rem .55rem .3rem;list-style:none;align-items:baseline;font-size:.94rem}
.finding>summary::-webkit-details-marker{display:none}
.finding>summary:focus-visible{outline-offset:-3px}
.finding>summary:hover{background:var(--shade)}
.finding>summary .level::before{content:"\\25B8";display:inline-block;width:1.1em;color:var(--dim);font-weight:400}
.finding[open]>summary .level::before{content:"\\25BE"}
.finding[open]>summary{position:sticky;top:0;z-index:2;background:var(--back);border-bottom:1px solid var(--line);font-weight:600}
.finding .title{overflow-wrap:anywhere}
.finding summary .dim{font-size:.86rem;font-variant-numeric:tabular-nums;font-weight:400}
.body{padding:.4rem 0 2.5rem 1.4rem}
.body .lead{font-size:1rem;max-width:62rem}
.facts-line{color:var(--dim);font-size:.88rem;margin:.5rem 0}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(26rem,100%),1fr));gap:0 2.2rem}
.columns ul{margin:.3rem 0;padding-left:1.1rem;font-size:.92rem}
.tight{white-space:nowrap}
.number{display:inline-block;min-width:1.7em;height:1.7em;line-height:1.7em;padding:0 .3em;border-radius:1em;background:var(--actor,var(--dim));color:var(--back);font-size:.74rem;font-weight:600;text-align:center;font-variant-numeric:tabular-nums}
.steps{font-size:.88rem;table-layout:fixed;min-width:56rem}
.steps th:nth-child(1){width:3.2rem}.steps th:nth-child(2){width:11.4rem}.steps th:nth-child(3){width:6.2rem}.steps th:nth-child(4){width:25%}.steps th:nth-child(5){width:12.8rem}
.steps td{padding:.25rem .9rem .25rem 0}
.steps th,.steps strong{white-space:nowrap}
.records{list-style:none;padding:0;margin:.3rem 0}
.records>li{border-top:1px solid var(--line);margin:0;font-size:.88rem}
.records summary,.records>.record{display:flex;flex-wrap:wrap;gap:.1rem .8rem;padding:.35rem 0;align-items:baseline}
.records .number{--actor:var(--dim)}
.records pre{max-height:32rem;overflow:auto;margin:.2rem 0 .8rem;font-size:.78rem;white-space:pre-wrap}
mark{background:var(--marked);color:inherit;border-radius:2px;box-shadow:0 0 0 1px var(--marked-line)}
.question h4{font-size:.92rem;margin:.9rem 0 .3rem;font-weight:500}
.question details{font-size:.88rem}
.question .chips details{border:1px solid var(--line);border-radius:1rem;padding:.1rem .8rem}
.question .chips details[open]{flex-basis:100%;border-radius:6px;padding-bottom:.5rem}
.question summary{padding:.15rem 0}
.question pre{clear:none;font-size:.78rem;white-space:pre-wrap;max-height:24rem;overflow:auto;margin:.3rem 0}
.marked{font-size:.82rem;margin:.2rem 0}
.remark{margin:.3rem 0}
.copy{float:right;margin:.7rem .4rem;position:relative;z-index:1;font-size:.8rem;padding:.15rem .6rem}
${pictureStyle}
@media (max-width:40rem){
.finding>summary{grid-template-columns:auto 1fr auto;gap:.1rem .7rem}
.finding .title{grid-column:1/-1;grid-row:2}
.finding summary .cell:nth-child(5){display:none}
.finding summary .cell:nth-child(3){text-align:right}
.finding[open]>summary{position:static}
.body{padding-left:0}
.findings>li{contain-intrinsic-size:auto 5rem}
.choices button{padding:.4rem .8rem}
table.steps{min-width:0}
table.steps td:first-child{float:left;margin-right:.5rem}
}
@media (prefers-reduced-motion:no-preference){
html{scroll-behavior:smooth}
}
@media print{
.steps{min-width:0;font-size:8pt}
.steps th:nth-child(1){width:6%}.steps th:nth-child(2){width:17%}.steps th:nth-child(3){width:10%}.steps th:nth-child(4){width:22%}.steps th:nth-child(5){width:17%}
.steps .tight{white-space:normal}
.finding>summary{grid-template-columns:auto minmax(0,1fr) auto auto auto}
.facts-line a::after{content:none!important}
.question details:not([open]),.entries:not(:has([open])){display:none}
.lanes .names{display:none}
.lanes svg .paper{display:inline}
.filters,.copy,#found{display:none!important}
.findings>li{content-visibility:visible}
.finding[open]>summary{position:static}
.finding>summary .level::before{content:""!important;width:0}
li:has(>.finding[open]){break-before:page}
.scroll{overflow:visible;border:0}
.scroll svg{max-width:100%;height:auto}
.records pre{max-height:none}
.body{padding-left:0}
}
`
