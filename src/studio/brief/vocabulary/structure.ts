/** Words for the form. */
export const structure = `
keyChange: key change, modulation, dramatic key change, final chorus key change, final key change
sections build: building arrangement, gradual build, building, gradually building, long build, rising, build to climax
sections build: crescendo, crescendos, swelling, swells, build and release, riser, risers, gradual crescendo
sections breakdown: beat switch, beat switch-up, switch-up, loud-quiet-loud
sections solo: improvisation, trading fours, theme and variations
sections chorus: final chorus, double chorus, verse-chorus, verse chorus, verse-chorus structure, refrain, post-chorus
omit outro: abrupt ending, hard ending, ends abruptly, cold ending
seconds 30: jingle
seconds 60: theme song
seconds 90: short, short song
keyChange: half-step key change, key changes, modulates up, truck driver modulation
`;
