/** Words that make no title. */
const plain = new Set(
  'a an the and or of to in on at for with without about from by into over song songs track music tune make create write me my please i want need some that this is are be it its like style sound sounds sounding very really something piece bpm vocals vocal male female instrumental upbeat catchy genre mood tempo beat beats key minor major you your we our us'.split(
    ' ',
  ),
);

const gladNames = ['Golden Hour', 'Open Windows', 'Bright Side', 'Summer Lines', 'Good Morning', 'Higher Still'];
const sadNames = ['After the Rain', 'Empty Rooms', 'Slow Goodbye', 'Paper Moon', 'Winter Light', 'What Remains'];
const neutralNames = ['Night Drive', 'Still Water', 'Long Way Home', 'Northern Lights', 'New Horizon', 'Moving On'];

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The topic of "… about a lighthouse in the storm", else the whole prompt. */
const topicOf = (prompt: string): string => /\babout\s+(.+)/is.exec(prompt)?.[1] ?? prompt;

/** Two to four whole words: from what the prompt is about where it says so, else a name that suits the mood. */
export function titleFrom(prompt: string, seed: number, valence: number): string {
  const topic = topicOf(prompt).split(/[.!?\n;,]/)[0] ?? '';
  const words = (topic.match(/[\p{L}][\p{L}'’-]*/gu) ?? []).filter(
    (word) => !plain.has(word.toLowerCase()) && word.length < 20,
  );
  const told = /\babout\s/i.test(prompt);
  if (told && words.length >= 2) return words.slice(0, 3).map(capitalised).join(' ');
  if (told && words[0]) return `The ${capitalised(words[0])}`;
  const names = valence > 0.2 ? gladNames : valence < -0.2 ? sadNames : neutralNames;
  return names[seed % names.length] as string;
}
