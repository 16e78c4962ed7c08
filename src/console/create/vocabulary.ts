/** Tags that the musician of this house knows, the most usual first. `vocabulary.test.ts` asks it about each. */
export const vocabulary = [
  ...['pop', 'rock', 'folk', 'indie folk', 'acoustic', 'lo-fi', 'jazz', 'soul', 'funk', 'disco', 'house', 'deep house'],
  ...['techno', 'trance', 'ambient', 'synthwave', 'city pop', 'bossa nova', 'samba', 'salsa', 'reggae', 'reggaeton'],
  ...['afrobeats', 'amapiano', 'blues', 'gospel', 'country', 'bluegrass', 'celtic', 'flamenco', 'waltz', 'march'],
  ...['hip-hop', 'boom-bap', 'trap', 'dubstep', 'metal', 'punk rock', 'ska', 'grunge', 'shoegaze', 'indie rock'],
  ...['indie pop', 'synth-pop', 'dance pop', 'k-pop', 'j-pop', 'cinematic', 'orchestral', 'epic', 'choir', 'baroque'],
  ...['piano ballad', 'power ballad', 'singer-songwriter', 'a cappella', 'swing', 'neo-soul', 'chiptune', 'christmas'],
  ...['calm', 'chill', 'mellow', 'soft', 'dreamy', 'warm', 'happy', 'cheerful', 'hopeful', 'romantic', 'nostalgic'],
  ...[
    'sad',
    'melancholic',
    'dark',
    'eerie',
    'moody',
    'angry',
    'heroic',
    'majestic',
    'dramatic',
    'meditative',
    'floating',
  ],
  ...['slow', 'fast', 'uptempo', 'minor key', 'major key', 'dorian', 'lydian', 'harmonic minor'],
  ...['female vocals', 'male vocals', 'female voice', 'male singer', 'vocal harmony'],
  ...['piano', 'acoustic guitar', 'nylon guitar', 'electric guitar', 'strings', 'violin', 'cello', 'flute', 'harp'],
  ...['trumpet', 'saxophone', 'clarinet', 'accordion', 'organ', 'banjo', 'mandolin', 'upright bass', 'synth bass'],
  ...['808 bass', 'rhodes piano', 'glockenspiel', 'synth pads', 'brass section', 'brushed drums', 'tabla', 'harmonica'],
] as const;

const most = 8;

/** Completions of what is typed: those that begin so, then those that hold it; the usual ones before anything is typed. */
export function suggest(typed: string, taken: readonly string[]): string[] {
  const wanted = typed.trim().toLowerCase();
  const free = vocabulary.filter((tag) => !taken.includes(tag) && tag !== wanted);
  const begins = free.filter((tag) => tag.startsWith(wanted));
  const holds = free.filter((tag) => !tag.startsWith(wanted) && tag.includes(wanted));
  return [...begins, ...holds].slice(0, most);
}
