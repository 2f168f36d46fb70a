import type { Paper } from '../model/index.ts';
import { PAGE_MARGINS } from './footer.ts';

/**
 * The style sheet of the report, on paper and on the screen. System fonts only; colours hold 4.5:1 on white and differ in
 * grey; nothing relies on colour alone. Columns have set widths and break long words, so nothing is cut off.
 */
export const REPORT_STYLES = `
:root{color-scheme:light;--ink:#1c2430;--soft:#4a5260;--line:#c9ced6;--pale:#f3f5f7;--accent:#14505c}
*{box-sizing:border-box}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0;color:var(--ink);background:#fff;font:9.5pt/1.42 "Liberation Sans","Segoe UI",Helvetica,Arial,"DejaVu Sans",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word;counter-reset:section}
h1,h2,h3,p,table,ul,ol,dl,dd{margin:0}
h1{font-size:22pt;line-height:1.15;font-weight:700;letter-spacing:-.01em}
h2{font-size:13.5pt;line-height:1.25;font-weight:700;color:var(--accent);margin:22pt 0 6pt;padding-bottom:3pt;border-bottom:1pt solid var(--accent);break-after:avoid}
h2.numbered{counter-increment:section}
h2.numbered::before{content:counter(section) ". "}
h3{font-size:10.5pt;line-height:1.3;font-weight:700;margin:12pt 0 4pt;break-after:avoid}
p{margin:0 0 5pt;orphans:3;widows:3}
code,.code{font-family:"Liberation Mono","Cascadia Mono",Consolas,"DejaVu Sans Mono",monospace;font-size:.88em;overflow-wrap:anywhere}
.lead{break-inside:avoid;break-after:avoid}
.small{font-size:8pt;line-height:1.35;color:var(--soft)}
.break{overflow-wrap:anywhere}
.masthead{display:flex;justify-content:space-between;gap:16pt;padding-bottom:5pt;margin-bottom:16pt;border-bottom:2.5pt solid var(--accent);font-size:8.5pt;color:var(--soft)}
.masthead>*{overflow-wrap:anywhere}
.masthead{align-items:flex-end}
.owner{display:flex;align-items:center;gap:8pt;min-width:0}
.owner strong{min-width:0}
.logo{max-height:.6in;max-width:2in;object-fit:contain}
.draft{border:1.5pt dashed #8a1c1c;color:#8a1c1c;padding:5pt 9pt;margin:0 0 10pt;font-weight:700;text-align:center}
.toc{margin:14pt 0 0;break-inside:avoid}
.toc-title{font-size:10.5pt;font-weight:700;color:var(--accent);margin:0 0 3pt;break-after:avoid}
.toc ol{list-style:none;padding:0;counter-reset:toc;columns:2;column-gap:24pt;font-size:9pt}
.toc li{counter-increment:toc;break-inside:avoid;border-bottom:.5pt solid var(--line)}
.toc a{display:flex;justify-content:space-between;gap:8pt;padding:2pt 0;color:inherit;text-decoration:none}
.toc a>span:first-child::before{content:counter(toc) ". "}
.toc .page{flex:none;min-width:4ch;text-align:right}
.signs{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 30pt;margin-top:6pt}
.sign{break-inside:avoid;padding-top:44pt;font-size:8.5pt;text-align:center}
.sign b{display:block;border-top:.75pt solid var(--ink);padding-top:3pt}
.sign span{display:block;overflow-wrap:anywhere}
.signature{break-inside:avoid}
.new-page{break-before:page}
.new-page>h2{margin-top:0}
.check{display:grid;grid-template-columns:1.2in minmax(0,1fr);gap:4pt 14pt;align-items:center;break-inside:avoid}
.check-code{width:1.2in;height:1.2in}
.check .facts{grid-template-columns:1in minmax(0,1fr)}
.masthead strong{color:var(--ink)}
.masthead .code{white-space:nowrap}
.unit{font-size:14pt;line-height:1.25;margin:5pt 0 1pt;color:var(--ink);overflow-wrap:anywhere}
.clues{font-size:10pt;color:var(--soft);margin-bottom:10pt}
.panel{border:1pt solid var(--line);border-left:4pt solid var(--accent);padding:10pt 12pt 8pt;margin:10pt 0;break-inside:avoid}
.panel h2{border:0;margin:0;padding:0;font-size:9pt;font-weight:700;color:var(--soft)}
.scores{display:grid;grid-template-columns:auto minmax(0,1fr);gap:4pt 20pt;align-items:center}
.big{font-size:33pt;line-height:1.1;font-weight:700;letter-spacing:-.02em;margin:0;white-space:nowrap}
.big.none{font-size:20pt;white-space:normal}
.tag{display:inline-block;border:1pt solid var(--ink);border-radius:2pt;padding:.5pt 5pt;font-size:9pt;font-weight:700;margin-right:6pt}
.band{font-weight:700}
.figures{display:flex;flex-wrap:wrap;gap:1pt 18pt;margin:4pt 0 0}
.figures b{font-weight:700}
.verdict{margin:8pt 0 4pt;font-size:10.5pt;font-weight:700}
.chips{display:flex;flex-wrap:wrap;gap:2pt 14pt;list-style:none;padding:0;margin:3pt 0 0}
.first{break-inside:avoid;margin:0 0 8pt}
.first h2{border:0;margin:0 0 2pt;padding:0;font-size:10.5pt}
.first ol{padding-left:16pt}
.first li{margin:0 0 3pt;break-inside:avoid}
.facts{display:grid;grid-template-columns:1.55in minmax(0,1fr);gap:2pt 10pt;margin:8pt 0;font-size:9pt}
.facts dt{color:var(--soft)}
.facts dd{overflow-wrap:anywhere}
.alert{border:1pt solid #8a1c1c;border-left-width:4pt;padding:5pt 9pt;margin:6pt 0;font-weight:700;break-inside:avoid}
.notice{background:var(--pale);padding:6pt 9pt;margin:8pt 0;font-size:8.5pt;line-height:1.4;break-inside:avoid}
.notice p:last-child{margin:0}
table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:8.5pt;line-height:1.35;margin:4pt 0 10pt}
caption{text-align:left;font-size:8.5pt;color:var(--soft);padding:0 0 3pt;break-inside:avoid;break-after:avoid}
table+.small,.small+.small,table+.legend{break-before:avoid}
.legend+table{margin-top:9pt}
caption.title{font-size:10.5pt;line-height:1.3;font-weight:700;color:var(--ink);padding-top:8pt}
thead{display:table-header-group}
tr{break-inside:avoid}
thead,thead tr{break-inside:avoid;break-after:avoid}
tbody tr:first-child{break-before:avoid}
th,td{padding:3pt 5pt;text-align:left;vertical-align:top;border-bottom:.5pt solid var(--line);overflow-wrap:anywhere;font-weight:400}
thead th{font-size:8pt;font-weight:700;vertical-align:bottom;border-bottom:1pt solid var(--ink);overflow-wrap:break-word;hyphens:manual}
tbody th{font-weight:400}
.n{text-align:right}
.n+:not(.n){padding-left:14pt}
.hash{display:block;font-size:6.8pt;color:var(--soft)}
td .small,th .small,td .line,.caption-note{display:block}
.caption-note{font-weight:400;font-size:8.5pt;color:var(--soft)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
s{position:relative;text-decoration:line-through;color:var(--soft)}
.w1{width:.42in}.w2{width:.6in}.w3{width:.78in}.w4{width:1in}.w4l{width:1.3in}.w5{width:1.3in}.w6{width:1.55in}.w7{width:2in}
.over>*{border-bottom:0;padding-bottom:0}
.group>*{background:var(--pale)}
.group+tr{break-before:avoid}
.under{break-before:avoid}
.under>.code{padding-left:14pt;padding-top:0;color:var(--soft)}
.badge{font-weight:700}
.icon{width:.87em;height:.87em;margin-right:.4em;vertical-align:-.08em;fill:currentColor;overflow:visible}
.icon .in{fill:none;stroke:#fff;stroke-width:1.7}
.icon .out{fill:none;stroke:currentColor;stroke-width:1.6}
.icon .dashed{stroke-dasharray:2.4 1.5}
.o-cumple{color:#1b6337}.o-cumple-parcial{color:#7d5200}.o-no-cumple,.o-error,.s-error{color:#9a1b1b}
.o-por-revisar,.o-no-evaluada,.s-info{color:#2f4d7a}.o-no-aplica,.o-no-desplegado{color:#555d69}.s-warning{color:#7d5200}
.chart{display:block;width:100%;height:auto;overflow:visible}
.chart.bar{height:7pt;margin-top:2pt}
.chart text{font-size:10px;fill:#4a5260}
.chart.axis text{font-size:13px}
.track{fill:#e3e7eb}.track.none{fill:none;stroke:#7b8492;stroke-dasharray:3 3}
.fill{fill:#2d7685}.rail{fill:#eceef1}.coverage{fill:#555d69}
.whisker{fill:none;stroke:#111820;stroke-width:1.6}.halo{fill:none;stroke:#fff;stroke-width:4}
.tick{stroke:#7b8492;stroke-width:1}
.legend{display:flex;flex-wrap:wrap;align-items:center;gap:3pt 5pt;font-size:8pt;color:var(--soft)}
.legend svg{width:15pt;height:8pt;margin-left:9pt}.legend svg:first-child{margin-left:0}
.missing{list-style:none;padding:0;counter-reset:missing}
.missing>li{position:relative;padding:6pt 0 6pt 22pt;border-bottom:.5pt solid var(--line);break-inside:avoid;counter-increment:missing}
.missing>li::before{content:counter(missing);position:absolute;left:0;top:6pt;font-weight:700;color:var(--accent)}
.missing,.missing>li:first-child{break-before:avoid}
.missing h3{margin:0 0 1pt}
.missing p{margin:0 0 2pt}
.row{display:flex;flex-wrap:wrap;gap:1pt 14pt}
.rule{margin:10pt 0 0;border-top:1.5pt solid var(--line);padding-top:6pt}
.rule.short,.keep{break-inside:avoid}
.rule table{margin-bottom:4pt}
.rule tr:last-child>*{border-bottom:0}
.rule tbody tr:last-child{break-before:avoid}
.rule td{padding-top:2pt;padding-bottom:2pt}
.rule-head{break-inside:avoid;break-after:avoid}
.rule-head h3{margin:2pt 0 3pt}
.rule-head p{margin:0 0 2pt}
.meanings{display:grid;grid-template-columns:1.75in minmax(0,1fr);gap:2.5pt 10pt;font-size:8.5pt;margin-bottom:6pt}
@media screen{.toc a{padding:4pt 0}body{background:#e4e7eb}main{max-width:8.5in;margin:0 auto;padding:.6in .7in;background:#fff;min-height:100vh}}
@media screen and (max-width:7.5in){section{overflow-x:auto}table{min-width:6.6in}}
@media screen and (max-width:6in){main{padding:16px}.masthead{flex-direction:column;align-items:flex-start}.owner{flex-wrap:wrap}.toc ol{columns:1}.signs{grid-template-columns:minmax(0,1fr)}.scores,.check,.check .facts,.facts,.meanings{grid-template-columns:minmax(0,1fr)}.facts dd{margin-bottom:4pt}}
`.trim();

/** Letter, 8.5 by 11 inches; Mexican oficio is 216 by 340 mm. The margins are `PAGE_MARGINS`. */
export function pageStyles(paper: Paper): string {
  const { top, bottom, left, right } = PAGE_MARGINS;
  const size = paper === 'oficio' ? '216mm 340mm' : 'Letter';
  return `@page{size:${size};margin:${top}in ${right}in ${bottom}in ${left}in}`;
}
