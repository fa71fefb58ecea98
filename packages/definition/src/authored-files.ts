/** The files as an authority writes them: JSON texts, laid over what the building blocks that it includes say. */
import type { z } from 'zod';
import {
  BLOCKS_FILE,
  type BlockReading,
  type Contributions,
  NO_CONTRIBUTIONS,
  readContributions,
} from './blocks/contributions.js';
import { layOver } from './blocks/lay-over.js';
import { Origins } from './blocks/origins.js';
import type { JsonFiles, ReadingLog } from './json-files.js';
import { type Json, parseJson } from './parse-json.js';
import { parseWith } from './schema-problems.js';
import { sharedJson } from './shared-json.js';

export type PackFiles = Readonly<Record<string, string>>;

export class AuthoredFiles implements JsonFiles {
  blocks: Contributions = NO_CONTRIBUTIONS;
  /** What was asked for so far, as the blocks and the pack together say it. */
  readonly written: Record<string, Json> = {};
  private readonly texts: ReadonlyMap<string, string>;

  constructor(
    files: PackFiles,
    private readonly common: PackFiles,
    private readonly log: ReadingLog,
  ) {
    const own = Object.entries(files).map(([path, text]) => [path, text] as const);
    const shared = Object.entries(common).map(([path, text]) => [`../common/${path}`, text] as const);
    this.texts = new Map([...own, ...shared].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  }

  get size(): number {
    return this.texts.size;
  }

  has(file: string): boolean {
    return this.texts.has(file);
  }

  isContributed(file: string): boolean {
    return this.blocks.files.has(file);
  }

  /** Blocks that other packs include are theirs; of those that this one includes, each file is known by what it contributes to. */
  paths(): string[] {
    return [...new Set([...this.texts.keys(), ...this.blocks.files.keys()])]
      .filter((path) => !path.startsWith('../common/blocks/') && !path.startsWith('../common/set-up/'))
      .filter((path) => path !== BLOCKS_FILE)
      .sort();
  }

  /** As the blocks and the pack together say it. To be asked once for each file: origins are noted on the way. */
  json(file: string, necessary: boolean): Json | undefined {
    const json = this.writeOut(file, necessary);
    if (json !== undefined) this.written[file] = json;
    return json;
  }

  private writeOut(file: string, necessary: boolean): Json | undefined {
    const contributed = this.blocks.files.get(file);
    const own = this.readJson(file, necessary && contributed === undefined);
    if (contributed === undefined && this.blocks.included.length === 0) return own;
    if (own === undefined) return this.texts.has(file) ? undefined : contributed?.json;
    if (file.startsWith('../') || file.startsWith('walkthroughs/')) return own;
    return layOver(contributed?.json, own, {
      block: undefined,
      origins: contributed?.origins ?? new Origins(),
      fail: (pointer, _there, sentence, suggestion) => {
        this.log.fail(`${file}#${pointer}`, sentence, suggestion);
        this.log.incomplete = true;
      },
    });
  }

  /** Reads `blocks.json` and what it includes; to be called before anything else is read. */
  readBlocks(): void {
    if (!this.texts.has(BLOCKS_FILE)) return;
    const before = this.log.problems.length;
    const inBlock = (block: string): string[] => {
      const inside = `../common/blocks/${block}/`;
      return [...this.texts.keys()].flatMap((path) => (path.startsWith(inside) ? [path.slice(inside.length)] : []));
    };
    const reading: BlockReading = {
      json: (file) => this.readJson(file, true),
      parse: (file, schema) => this.parse(file, schema),
      filesOf: inBlock,
      blocks: () => this.blockNames(),
      fail: (path, sentence, suggestion) => this.log.fail(path, sentence, suggestion),
    };
    this.blocks = readContributions(reading);
    if (this.log.problems.length > before) this.log.incomplete = true;
  }

  private blockNames(): string[] {
    const inside = '../common/blocks/';
    const found = [...this.texts.keys()].flatMap((path) => {
      const [name, ...rest] = path.startsWith(inside) ? path.slice(inside.length).split('/') : [];
      return name === undefined || rest.length === 0 ? [] : [name];
    });
    return [...new Set(found)];
  }

  private parse<T>(file: string, schema: z.ZodType<T>): T | undefined {
    const json = this.readJson(file, true);
    const parsed = json === undefined ? undefined : parseWith(schema, json, file);
    if (parsed !== undefined && 'value' in parsed) return parsed.value;
    if (parsed !== undefined) this.log.problems.push(...parsed.problems);
    this.log.incomplete = true;
    return undefined;
  }

  private readJson(file: string, necessary: boolean): Json | undefined {
    const text = this.texts.get(file);
    if (text === undefined) {
      if (necessary) this.log.fail(file, 'This file is missing.', 'Every pack needs it.');
      return undefined;
    }
    const read = file.startsWith('../') ? sharedJson(this.common, file, text) : parseJson(text);
    if ('value' in read) return read.value;
    const { sentence, suggestion, line, column, pointer } = read.fault;
    this.log.fail(`${file}#${pointer}`, `${sentence} (line ${line}, column ${column})`, suggestion);
    return undefined;
  }
}
