/** Words for modes and harmony. */
export const harmony = `
minor key: mode minor
phrygian: mode phrygian
dorian: mode dorian
dorian mode: mode dorian
major key: mode major
mixolydian: mode mixolydian
harmonic minor: mode harmonic_minor
lydian: mode lydian
abm: mode minor
bbm: mode minor
bright chords: mode major
dark chords: mode minor
dbm: mode minor
gbm: mode minor
happy chords: mode major
microtonal: weirdness 0.3
a minor: mode minor
d minor: mode minor
f minor: mode minor
a major: mode major
c minor: mode minor
e major: mode major
b minor: mode minor
g minor: mode minor
c major: mode major
e minor: mode minor
f# minor: mode minor
g major: mode major
b major: mode major
d major: mode major
eb major: mode major
f major: mode major
a major key: mode major
a minor key: mode minor
a# major: mode major
a# major key: mode major
a# minor: mode minor
a# minor key: mode minor
a#m: mode minor
ab major: mode major
ab major key: mode major
ab minor: mode minor
ab minor key: mode minor
am: mode minor
b major key: mode major
b minor key: mode minor
bb major: mode major
bb major key: mode major
bb minor: mode minor
bb minor key: mode minor
bitonal: weirdness 0.3
bm: mode minor
c major key: mode major
c minor key: mode minor
c# major: mode major
c# major key: mode major
c# minor: mode minor
c# minor key: mode minor
c#m: mode minor
cluster chords: weirdness 0.3
cm: mode minor
d major key: mode major
d minor key: mode minor
d# major: mode major
d# major key: mode major
d# minor: mode minor
d# minor key: mode minor
d#m: mode minor
db major: mode major
db major key: mode major
db minor: mode minor
db minor key: mode minor
dissonance: weirdness 0.3
dm: mode minor
e major key: mode major
e minor key: mode minor
eb major key: mode major
eb minor: mode minor
eb minor key: mode minor
em: mode minor
f major key: mode major
f minor key: mode minor
f# major: mode major
f# major key: mode major
f# minor key: mode minor
f#m: mode minor
fm: mode minor
g major key: mode major
g minor key: mode minor
g# major: mode major
g# major key: mode major
g# minor: mode minor
g# minor key: mode minor
g#m: mode minor
gb major: mode major
gb major key: mode major
gb minor: mode minor
gb minor key: mode minor
gm: mode minor
in a major: mode major
in a minor: mode minor
in a# major: mode major
in a# minor: mode minor
in ab major: mode major
in ab minor: mode minor
in b major: mode major
in b minor: mode minor
in bb major: mode major
in bb minor: mode minor
in c major: mode major
in c minor: mode minor
in c# major: mode major
in c# minor: mode minor
in d major: mode major
in d minor: mode minor
in d# major: mode major
in d# minor: mode minor
in db major: mode major
in db minor: mode minor
in e major: mode major
in e minor: mode minor
in eb major: mode major
in eb minor: mode minor
in f major: mode major
in f minor: mode minor
in f# major: mode major
in f# minor: mode minor
in g major: mode major
in g minor: mode minor
in g# major: mode major
in g# minor: mode minor
in gb major: mode major
in gb minor: mode minor
in major: mode major
in minor: mode minor
key of a: mode major
key of a#: mode major
key of ab: mode major
key of b: mode major
key of bb: mode major
key of c: mode major
key of c#: mode major
key of d: mode major
key of d#: mode major
key of db: mode major
key of e: mode major
key of eb: mode major
key of f: mode major
key of f#: mode major
key of g: mode major
key of g#: mode major
key of gb: mode major
lydian mode: mode lydian
major: mode major
major scale: mode major
minor: mode minor
minor chords: mode minor
minor scale: mode minor
mixolydian mode: mode mixolydian
noise harmony: weirdness 0.3
phrygian mode: mode phrygian
polytonal: weirdness 0.3
quarter tones: weirdness 0.3
sad chords: mode minor
serial: weirdness 0.3
tritone: weirdness 0.3
twelve-tone: weirdness 0.3
unresolved: weirdness 0.3
`;
