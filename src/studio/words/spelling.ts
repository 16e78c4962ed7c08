const vowelLetters = /[aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿ]/i;

/**
 * Shares the letters of a word out among its syllables, for captions: vowels open a syllable with the consonant before
 * them; a silent e at the end stays with what it follows. Scripts of one sign per syllable are cut evenly.
 */
export function spellSyllables(word: string, count: number): string[] {
  const letters = [...word];
  if (count <= 1) return [word];
  const groups = letters.flatMap((letter, index) =>
    vowelLetters.test(letter) && !vowelLetters.test(letters[index - 1] ?? '') ? [index] : [],
  );
  if (groups.length < count) return evenly(letters, count);
  // Too many groups: those at the end that are a lone e are silent first.
  const kept = [...groups];
  while (kept.length > count) {
    const silent = kept.findLastIndex((at, order) => order > 0 && /e/i.test(letters[at] ?? ''));
    kept.splice(silent > 0 ? silent : kept.length - 1, 1);
  }
  const cuts = kept.map((at, order) => {
    if (order === 0) return 0;
    const before = kept[order - 1] as number;
    let cut = at;
    while (cut - 1 > before && !vowelLetters.test(letters[cut - 1] ?? '') && at - cut < 1) cut--;
    return Math.max(cut, before + 1);
  });
  return cuts.map((cut, order) => letters.slice(cut, cuts[order + 1] ?? letters.length).join(''));
}

function evenly(letters: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, order) =>
    letters
      .slice(Math.floor((order * letters.length) / count), Math.floor(((order + 1) * letters.length) / count))
      .join(''),
  );
}
