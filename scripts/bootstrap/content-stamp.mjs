// Says whether the files that a step reads are still those of its last success, by their content.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inWorkspace, workspace } from './workspace.mjs';

/** A stamp kept under node_modules, so that removing the dependencies forgets it too. `results` must still exist for it to hold. */
export function contentStamp(name, inputs, results) {
  const file = inWorkspace('node_modules/.homeward', name);
  const content = () => hash(inputs());
  return {
    holds: () => results.every((result) => existsSync(inWorkspace(result))) && read(file) === content(),
    content,
    clear: () => rmSync(file, { force: true }),
    write: (text) => {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    },
  };
}

function hash(files) {
  const digest = createHash('sha256').update(`${process.platform} ${process.arch} ${process.versions.modules}`);
  for (const file of files) digest.update(`\0${path.relative(workspace, file)}\0`).update(readFileSync(file));
  return digest.digest('hex');
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
