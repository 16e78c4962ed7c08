/** Words for modes and harmony. */
export const harmony = `
mode minor: minor key, abm, bbm, dark chords, dbm, gbm, a minor, d minor, f minor, c minor, b minor, g minor
mode minor: e minor, f# minor, a minor key, a# minor, a# minor key, a#m, ab minor, ab minor key, am, b minor key
mode minor: bb minor, bb minor key, bm, c minor key, c# minor, c# minor key, c#m, cm, d minor key, d# minor
mode minor: d# minor key, d#m, db minor, db minor key, dm, e minor key, eb minor, eb minor key, em, f minor key
mode minor: f# minor key, f#m, fm, g minor key, g# minor, g# minor key, g#m, gb minor, gb minor key, gm, in a minor
mode minor: in a# minor, in ab minor, in b minor, in bb minor, in c minor, in c# minor, in d minor, in d# minor
mode minor: in db minor, in e minor, in eb minor, in f minor, in f# minor, in g minor, in g# minor, in gb minor
mode minor: in minor, minor, minor chords, minor scale, sad chords
mode phrygian: phrygian, phrygian mode
mode dorian: dorian, dorian mode, modal, modal mode
scale pentatonic, mode minor: hirajoshi, hirajoshi mode
mode major: major key, bright chords, happy chords, a major, e major, c major, g major, b major, d major, eb major
mode major: f major, a major key, a# major, a# major key, ab major, ab major key, b major key, bb major
mode major: bb major key, c major key, c# major, c# major key, d major key, d# major, d# major key, db major
mode major: db major key, e major key, eb major key, f major key, f# major, f# major key, g major key, g# major
mode major: g# major key, gb major, gb major key, in a major, in a# major, in ab major, in b major, in bb major
mode major: in c major, in c# major, in d major, in d# major, in db major, in e major, in eb major, in f major
mode major: in f# major, in g major, in g# major, in gb major, in major, key of a, key of a#, key of ab, key of b
mode major: key of bb, key of c, key of c#, key of d, key of d#, key of db, key of e, key of eb, key of f, key of f#
mode major: key of g, key of g#, key of gb, major, major scale
mode mixolydian: mixolydian, mixolydian mode
mode harmonic_minor: harmonic minor
mode lydian: lydian, lydian mode
weirdness 0.3: microtonal, bitonal, cluster chords, dissonance, noise harmony, polytonal, quarter tones, serial
weirdness 0.2: chromatic, chromatic mode, diminished scale, diminished scale mode, whole tone, whole tone mode
weirdness 0.3: tritone, twelve-tone, unresolved
`;
