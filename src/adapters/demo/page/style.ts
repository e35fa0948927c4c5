/** Contrast of text to its ground is 4.5 to 1 or more in both schemes (WCAG 2.2 AA); nothing is told by colour alone. */
export const style = `
:root { color-scheme: light dark; --ground: #f5f6f8; --card: #ffffff; --ink: #1b1f24; --soft: #57606a; --line: #d3d9e0; --code: #f0f2f5;
  --accent: #0a58ca; --go: #1a7f37; --note: #fff6d6; --note-ink: #5c4400; --on: #ffffff; --shut: #6f42c1; }
@media (prefers-color-scheme: dark) { :root { --ground: #0f1318; --card: #171c23; --ink: #e6ebf1; --soft: #9aa6b2; --line: #2f3843;
  --code: #10151b; --accent: #6cb0ff; --go: #1f7a3a; --note: #2b2410; --note-ink: #f1d78a; --shut: #7a52c7; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 1rem; top: .5rem; background: var(--card); padding: .4rem .8rem; z-index: 2; }
.bar { background: var(--card); border-bottom: 1px solid var(--line); }
.bar div { max-width: 76rem; margin: auto; padding: .7rem 1.25rem; display: flex; gap: .4rem 1.2rem; flex-wrap: wrap; align-items: center; }
.bar strong { font-size: 1.02rem; } .bar .who { margin-left: auto; color: var(--soft); }
.avatar { display: inline-grid; place-items: center; width: 2rem; height: 2rem; border-radius: 50%; background: var(--accent); color: var(--card);
  font-weight: 700; text-transform: uppercase; flex: none; }
.avatar.asks { background: var(--soft); }
main { max-width: 76rem; margin: auto; padding: 1.5rem 1.25rem 4rem; display: grid; grid-template-columns: minmax(0, 1fr) 21rem; gap: .3rem 1.75rem; align-items: start; }
header.issue { grid-column: 1 / -1; } .meta { margin: 0 0 1.2rem; }
h1 { font-size: 1.55rem; line-height: 1.3; font-weight: 600; margin: 0 0 .6rem; overflow-wrap: anywhere; }
h1 .number { color: var(--soft); font-weight: 400; }
.state { display: inline-block; border-radius: 2rem; padding: .2rem .85rem; font-weight: 600; color: var(--on); background: var(--go); }
.state.closed { background: var(--shut); }
.meta { color: var(--soft); display: flex; gap: .8rem; align-items: center; flex-wrap: wrap; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; margin: 0 0 1.1rem; overflow: hidden; }
.card > .top { display: flex; gap: .6rem; align-items: center; padding: .55rem 1rem; border-bottom: 1px solid var(--line); color: var(--soft); }
.card > .top strong { color: var(--ink); }
pre .line { display: block; min-height: 1.5em; padding-left: 2ch; text-indent: -2ch; }
.tag { white-space: nowrap; border: 1px solid var(--line); border-radius: 2rem; padding: 0 .55rem; font-size: .8rem; color: var(--soft); }
.text { padding: .9rem 1.1rem; overflow-wrap: anywhere; } .text > :first-child { margin-top: 0; } .text > :last-child { margin-bottom: 0; }
.text p { margin: .8rem 0 .45rem; } .text ul { margin: .4rem 0; padding-left: 1.4rem; }
code { font: .88em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; background: var(--code); border-radius: .3rem; padding: .1em .35em; overflow-wrap: anywhere; }
pre { background: var(--code); border: 1px solid var(--line); border-radius: .45rem; padding: .7rem .9rem; overflow-x: auto; margin: .45rem 0 .9rem; }
pre code { background: none; padding: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
summary { cursor: pointer; color: var(--soft); }
.event { color: var(--soft); margin: 0 0 1.1rem; padding-left: 1.1rem; border-left: 3px solid var(--line); } .event strong { color: var(--ink); }
.label { border-radius: 2rem; padding: .08rem .6rem; font-weight: 600; font-size: .85rem; border: 1px solid currentColor; color: var(--ink); }
aside { position: sticky; top: 1rem; }
.panel { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1.1rem 1.2rem; }
.panel h2 { margin: 0 0 .4rem; font-size: 1.1rem; } .panel p { margin: .3rem 0 .9rem; color: var(--soft); } .panel p.note { color: var(--note-ink); }
.panel label { font-weight: 600; display: block; margin-bottom: .3rem; }
textarea { width: 100%; min-height: 5.2rem; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--soft); border-radius: .4rem; padding: .5rem .6rem; resize: vertical; }
button { font: inherit; font-weight: 600; width: 100%; margin-top: .55rem; padding: .55rem; border-radius: .45rem; border: 1px solid transparent; cursor: pointer; color: var(--on); }
button.go { background: #1a7f37; } button.stop { background: #c2222c; } button.ask { background: var(--card); color: var(--ink); border-color: var(--soft); }
button:hover { filter: brightness(1.1); } :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.note { background: var(--note); color: var(--note-ink); border-radius: .5rem; padding: .6rem .9rem; margin: 0 0 1rem; }
.alone { max-width: 40rem; display: block; padding-top: 4rem; }
@media (max-width: 60rem) { main { display: block; } aside { position: static; margin-top: 1.5rem; } }
`;
