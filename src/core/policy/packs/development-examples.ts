import type { Pack } from './pack.ts';

/** Held by the one test that runs every pack's examples. */
export const developmentExamples = (): Pack['examples'] => ({
  routine: [
    'npm ls --depth=0',
    'npm view p@1',
    'pip list --outdated',
    'cargo tree',
    'cargo search x',
    'go version',
    'go list ./...',
    'node --version',
  ],
  workspace: [
    'npm test',
    'npm run build',
    'cargo build --release',
    'cargo test',
    'make all',
    'go vet ./...',
    'pytest -q',

    'prettier --check src',
    'jest',
  ],
  asks: [
    'npm audit fix',
    'npm i x',
    'npm exec -- touch x',
    'npm explore npm -- touch x',
    'npm config set a b',
    'pip install x',
    'go run ./evil',
    'go vet -vettool=/tmp/x ./...',
    'go env -w A=b',
    "make --eval='$(shell id)' x",
    'make SHELL=/tmp/x',
    'cargo install x',
    'gradle publish',
    'mvn deploy',
    'python3 x.py',
    'python3 -m http.server',
    'bun -e 1',
    'poetry publish',
    'gcc -o /etc/x x.c',
    'pip download x --dry-run',
  ],
});
