// `npm run bench [start|pty|budget]`: prints ratios against peers in the same run. Numbers, no verdicts: machines differ.
const wanted = process.argv.slice(2);
const all = {
  start: async () => (await import('./start.mjs')).benchStart(),
  pty: async () => (await import('./pty.mjs')).benchPty(),
  budget: async () => (await import('./budget.mjs')).benchBudget(),
};
for (const [name, bench] of Object.entries(all)) if (wanted.length === 0 || wanted.includes(name)) await bench();
