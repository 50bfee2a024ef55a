/**
 * Writes docs/inspection.schema.json, the JSON report's schema, from the types of src/core/inspection/index.ts and their
 * comments: `node scripts/schema.mjs`. With `--check` it writes nothing and fails when the file is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

const file = new URL('../docs/inspection.schema.json', import.meta.url);

export function makeSchema() {
  const schema = createGenerator({
    path: fileURLToPath(new URL('../src/core/inspection/index.ts', import.meta.url)),
    tsconfig: fileURLToPath(new URL('schema.tsconfig.json', import.meta.url)),
    type: 'Inspection',
    topRef: false,
  }).createSchema('Inspection');
  return `${JSON.stringify({ title: 'A Waybill inspection, version 1', ...schema }, null, 2)}\n`;
}

const schema = makeSchema();
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== schema) {
    console.error('docs/inspection.schema.json is out of date: run `node scripts/schema.mjs`.');
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, schema);
}
