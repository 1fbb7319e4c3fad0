/** The style of the page. Its hash is in the page's policy. */
export const STYLE = `
:root { color-scheme: light dark; --text: #1b1f24; --soft: #57606a; --ground: #ffffff; --card: #f6f8fa; --line: #d0d7de;
  --fail: #b3261e; --warn: #8a5a00; --cannot-see: #0b5cad; --pass: #1a7f37; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6edf3; --soft: #9aa5b1; --ground: #0f1419; --card: #171d24; --line: #30363d;
    --fail: #ff8a80; --warn: #f0b84a; --cannot-see: #79b8ff; --pass: #5fd17c; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; background: var(--ground); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0 0 .25rem; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.25rem; }
h2 span { color: var(--soft); font-weight: 400; }
h3 { margin: 0 0 .4rem; font-size: 1.0625rem; line-height: 1.35; }
p { margin: .4rem 0; }
header p { color: var(--soft); }
.problem { color: var(--fail); }
ul { list-style: none; margin: 0; padding: 0; }
.summary { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin-top: 1rem; }
.summary a { display: block; padding: .75rem 1rem; border: 1px solid var(--line); border-left: .3rem solid var(--is); border-radius: .5rem;
  background: var(--card); color: inherit; text-decoration: none; }
.summary a:hover, .summary a:focus-visible { border-color: var(--is); }
.summary strong { display: block; font-size: 1.75rem; line-height: 1.2; color: var(--is); }
.fail { --is: var(--fail); } .warn { --is: var(--warn); } .cannot-see { --is: var(--cannot-see); } .pass { --is: var(--pass); }
section h2 { color: var(--is); }
article { margin: 0 0 .75rem; padding: .9rem 1rem; border: 1px solid var(--line); border-left: .3rem solid var(--is); border-radius: .5rem;
  background: var(--card); break-inside: avoid; }
.tags { display: flex; flex-wrap: wrap; align-items: baseline; gap: .15rem .75rem; color: var(--soft); font-size: .875rem; }
.severity { font-weight: 600; }
.severity.critical, .severity.high { color: var(--is); }
.places { display: flex; flex-wrap: wrap; gap: .25rem .5rem; margin: .5rem 0; }
.places code { padding: .1rem .4rem; border: 1px solid var(--line); border-radius: .3rem; background: var(--ground); }
code { font: .875em/1.4 ui-monospace, monospace; }
article p:last-child { margin-bottom: 0; }
.mend strong { color: var(--is); }
.passed li { display: grid; grid-template-columns: 4.5rem 1fr; padding: .35rem 0; border-bottom: 1px solid var(--line); }
.passed span { color: var(--pass); font-weight: 600; }
.passed em { grid-column: 2; color: var(--soft); font-size: .875rem; }
`;
