/** The style of pictures: colours by what a thing means, the same in both themes. */
export const pictureStyle = `
:root{--actor-0:#0550ae;--actor-1:#8a3b00;--actor-2:#116329;--actor-3:#8250df;--actor-4:#99286e;--actor-5:#57606a;--marked:#fff3bf;--marked-line:#e0c35c;--hot:#cf222e}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){--actor-0:#79b8ff;--actor-1:#ffa657;--actor-2:#6fd08c;--actor-3:#c9a5ff;--actor-4:#ff9bd2;--actor-5:#9aa4b0;--marked:#4a3a00;--marked-line:#7d6410;--hot:#ff7b72}}
:root[data-theme=dark]{--actor-0:#79b8ff;--actor-1:#ffa657;--actor-2:#6fd08c;--actor-3:#c9a5ff;--actor-4:#ff9bd2;--actor-5:#9aa4b0;--marked:#4a3a00;--marked-line:#7d6410;--hot:#ff7b72}
.actor-0{--actor:var(--actor-0)}.actor-1{--actor:var(--actor-1)}.actor-2{--actor:var(--actor-2)}.actor-3{--actor:var(--actor-3)}.actor-4{--actor:var(--actor-4)}.actor-5{--actor:var(--actor-5)}
svg{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;fill:var(--text)}
svg .area{fill:var(--shade);stroke:var(--line)}
svg .foreign{stroke:var(--hot);stroke-dasharray:5 3}
svg .border{stroke:var(--line);stroke-dasharray:2 4;fill:none}
svg .account{font-weight:600}
svg .region,svg .kind,svg .life,svg .clock,svg .date{fill:var(--dim);font-size:11px}
svg .box{fill:var(--back);stroke:var(--dim)}
svg .behind{fill:var(--back);stroke:var(--line)}
svg .root .box{stroke-width:2;stroke:var(--text)}
svg .open .box{stroke:var(--hot);stroke-width:2}
svg .outside .box{fill:var(--back);stroke:var(--hot)}
svg .ours .box{stroke:var(--dim)}
svg .ours .interval{fill:var(--dim)}
svg .name{font:600 12px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
svg .edge{fill:none;stroke:var(--dim);stroke-width:1.5}
svg .head{fill:var(--dim)}
svg .inferred{stroke-dasharray:5 4}
svg .edge.out{stroke:var(--hot)}
svg .head.out{fill:var(--hot)}
svg .edge.attempt{stroke-dasharray:3 4}
svg .step circle{fill:var(--actor);stroke:var(--back);stroke-width:2}
svg .step text{text-anchor:middle;fill:var(--back);font-size:10px;font-weight:700}
svg .step.refused circle{fill:var(--back);stroke:var(--actor);stroke-width:1.5;stroke-dasharray:3 2}
svg .step.refused text{fill:var(--actor)}
svg .verb{font-size:11px;paint-order:stroke;stroke:var(--halo,var(--shade));stroke-width:3px;stroke-linejoin:round}
svg .outside .verb{--halo:var(--back)}
svg .track{fill:var(--line)}
svg .interval{fill:var(--hot)}
svg .middle{text-anchor:middle}
svg .lane{stroke:var(--line);fill:none}
svg .day{stroke:var(--line);stroke-dasharray:2 4;fill:none}
svg .hand{stroke:var(--dim);stroke-width:1.5;fill:none}
svg .hand.changed{stroke:var(--hot);stroke-width:2}
svg .tag{fill:var(--actor)}
svg .actor{font-weight:600}
svg .behind-actor{fill:var(--dim);font-size:10.5px}
svg .paper{display:none;font-size:10px;fill:var(--dim)}
svg .open-to{fill:var(--hot);font-size:11px}
svg .bar{fill:currentColor;opacity:.85}
svg a:hover .bar{opacity:1;stroke:var(--text)}
svg .level-name{font-size:12px;font-weight:600;fill:currentColor}
.lanes{display:flex}
.lanes .names{position:sticky;left:0;background:var(--back);border-right:1px solid var(--line);padding-left:.6rem;z-index:1}
.lanes svg{--halo:var(--back);flex:none}
@media print{:root,:root[data-theme=dark],:root:not([data-theme=light]){--actor-0:#0550ae;--actor-1:#8a3b00;--actor-2:#116329;--actor-3:#8250df;--actor-4:#99286e;--actor-5:#57606a;--marked:#fff3bf;--marked-line:#e0c35c;--hot:#a40e26}}
`
