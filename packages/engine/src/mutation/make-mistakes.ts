/** Picks small mistakes to make in a pack, as many of each kind as of any other while there are any left. */
import { type ChangedPack, type Pack, partAsJson, placeSteps, withPart } from '@homeward/definition';
import { switchedOff } from '../tracing/unreached.js';
import { chartMistakes } from './chart-mistakes.js';
import { deadlineMistakes } from './deadline-mistakes.js';
import { eventMistakes } from './event-mistakes.js';
import { formMistakes } from './form-mistakes.js';
import { grantMistakes } from './grant-mistakes.js';
import { type Chance, MISTAKE_KINDS, type Mistake } from './mistake.js';
import { parameterMistakes, ruleMistakes } from './rule-mistakes.js';
import { workMistakes } from './work-mistakes.js';

/** Every mistake that can be made; where one of several values could stand, chance picks. */
export const possibleMistakes = (pack: Pack, chance: Chance): Mistake[] => {
  // What is switched off does nothing, rightly or wrongly.
  const off = switchedOff(pack).map(({ place }) => place);
  return everyMistake(pack, chance).filter(
    (mistake) => !off.some((place) => mistake.place === place || mistake.place.startsWith(`${place}/`)),
  );
};

const everyMistake = (pack: Pack, chance: Chance): Mistake[] => [
  ...chartMistakes(pack, chance),
  ...ruleMistakes(pack, chance),
  ...eventMistakes(pack, chance),
  ...deadlineMistakes(pack, chance),
  ...parameterMistakes(pack, chance),
  ...workMistakes(pack, chance),
  ...grantMistakes(pack),
  ...formMistakes(pack, chance),
];

/** @returns `count` of them, or all when there are fewer; the same chance gives the same ones */
export const pickMistakes = (pack: Pack, count: number, chance: Chance): Mistake[] => {
  const possible = possibleMistakes(pack, chance);
  const left = MISTAKE_KINDS.map((kind) => possible.filter((mistake) => mistake.kind === kind));
  const picked: Mistake[] = [];
  while (picked.length < count && left.some((kind) => kind.length > 0))
    for (const kind of left) {
      if (kind.length === 0 || picked.length >= count) continue;
      picked.push(...kind.splice(chance.whole(0, kind.length - 1), 1));
    }
  return picked;
};

/** The pack with the mistake in it, read as its file would be. */
export const withMistake = (pack: Pack, { place, make }: Mistake): ChangedPack => {
  const { file } = placeSteps(place);
  const json = partAsJson(pack, file);
  make(json);
  return withPart(pack, file, json);
};
