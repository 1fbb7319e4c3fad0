/** Colours keep their contrast, and differ for those who do not tell red from green. */
export const STYLE = `
:root { color-scheme: light dark; --page: #f4f5f7; --card: #fff; --ink: #1b1f24; --soft: #57606a; --line: #d8dde3; --track: #e9ecf0; --warning: #b4232c; --link: #2563b8; --k1: #0072b2; --k2: #d55e00; --k3: #009e73; --k4: #a8518a; --k5: #c28800; --other: #7a828c; }
@media (prefers-color-scheme: dark) {
  :root { --page: #14171b; --card: #1e2329; --ink: #e8ebef; --soft: #a3adb8; --line: #363d46; --track: #2b313a; --warning: #f0736a; --link: #6ea8fe; --k1: #4fa8e0; --k2: #f0814a; --k3: #35bd96; --k4: #dd96c2; --k5: #e8b730; --other: #9aa3af; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 1120px; margin: 0 auto; padding: 24px 16px 48px; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 4px; }
h2 { font-size: 1.1rem; margin: 0; }
p { margin: 4px 0 12px; color: var(--soft); }
section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 20px; min-width: 0; }
.numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: 12px; margin: 20px 0; padding: 0; }
.numbers div { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 14px 16px; }
.numbers dt { color: var(--soft); font-size: .875rem; }
.numbers dd { margin: 0; font-size: 1.5rem; font-weight: 650; font-variant-numeric: tabular-nums; }
.pictures { columns: 420px 2; column-gap: 16px; }
.pictures section { break-inside: avoid; margin-bottom: 16px; }
.warning { border-left: 4px solid var(--warning); background: var(--card); padding: 10px 16px; border-radius: 4px 12px 12px 4px; color: var(--ink); }
svg { display: block; overflow: visible; }
svg text { fill: var(--ink); font-size: 14px; }
svg .code { font-family: ui-monospace, monospace; font-size: 13px; }
svg .count { text-anchor: end; font-variant-numeric: tabular-nums; }
svg .axis { fill: var(--soft); font-size: 13px; }
svg .end { text-anchor: end; }
svg .grid { stroke: var(--line); }
svg .track { fill: var(--track); }
svg .kind-1 { fill: var(--k1); }
svg .kind-2 { fill: var(--k2); }
svg .kind-3 { fill: var(--k3); }
svg .kind-4 { fill: var(--k4); }
svg .kind-5 { fill: var(--k5); }
svg .other { fill: var(--other); }
svg .detail { fill: var(--soft); font-family: system-ui, sans-serif; }
.key { display: flex; flex-wrap: wrap; gap: 4px 18px; list-style: none; padding: 0; margin: 0 0 8px; color: var(--soft); font-size: .875rem; }
.key svg { display: inline-block; margin-right: 6px; }
.more { margin: 4px 0 0; font-size: .875rem; }
details { margin-top: 10px; }
summary { cursor: pointer; color: var(--link); padding: 4px 0; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; }
caption { text-align: left; color: var(--soft); padding: 4px 0; }
th, td { text-align: left; border-top: 1px solid var(--line); padding: 5px 0; font-weight: 400; overflow-wrap: anywhere; }
td, th[scope=col]:last-child { text-align: right; padding-left: 12px; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
thead th { font-weight: 600; border-top: 0; }
footer { color: var(--soft); font-size: .875rem; margin-top: 24px; }
@media print { body { background: #fff; } section { break-inside: avoid; } }
`;
