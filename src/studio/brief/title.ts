/** Words that never end a title, and are written small inside it. */
const small = new Set('a an the and or but of to in on at for with without from by into over as'.split(' '));
const dangling = new Set([
  ...small,
  ...'who that which when while where is are was be my your our his her its'.split(' '),
]);

const gladNames = ['Golden Hour', 'Open Windows', 'Bright Side', 'Summer Lines', 'Good Morning', 'Higher Still'];
const sadNames = ['After the Rain', 'Empty Rooms', 'Slow Goodbye', 'Paper Moon', 'Winter Light', 'What Remains'];
const neutralNames = ['Night Drive', 'Still Water', 'Long Way Home', 'Northern Lights', 'New Horizon', 'Moving On'];

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** What "… about a lighthouse in the storm, 90 bpm" is about, without remarks on key and tempo. */
const topicOf = (prompt: string): string | undefined =>
  /\babout\s+(.+)/is
    .exec(prompt)?.[1]
    ?.split(/[.!?\n;,]|\s(?:in [a-g][#b]? (?:major|minor)|(?:at )?\d+ ?bpm)\b/i)[0]
    ?.trim();

const trimmed = (words: readonly string[]): readonly string[] => {
  const end = words.at(-1);
  if (end !== undefined && dangling.has(end.toLowerCase())) return trimmed(words.slice(0, -1));
  return words;
};

/** Whole words: what the prompt is about where it says so, else a name that suits the mood. */
export function titleFrom(prompt: string, seed: number, valence: number): string {
  const words = (topicOf(prompt)?.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []).filter((word) => word.length < 20);
  const told = trimmed(words.slice(/^(a|an|the)$/i.test(words[0] ?? '') ? 1 : 0).slice(0, 4));
  if (told.length >= 2)
    return told
      .map((word, i) => (i > 0 && small.has(word.toLowerCase()) ? word.toLowerCase() : capitalised(word)))
      .join(' ');
  if (told[0]) return `The ${capitalised(told[0])}`;
  const names = valence > 0.2 ? gladNames : valence < -0.2 ? sadNames : neutralNames;
  return names[seed % names.length] as string;
}
