// What human music has. Sources: 80 tracks of free games (Debian packages), 97 MIDI files of Freedoom and OpenMSX,
// POP909 (MIT), the McGill Billboard corpus (CC0). Where a source gives the 10th and 90th percentile, the 5th and 95th
// are taken at 1.283 times their distance from the median, as in a normal distribution.

const wider = ([p10, median, p90]) => [median - 1.283 * (median - p10), median + 1.283 * (p90 - median)];
const within = (low, high) => [low, high];
const tracks = 'recordings';
const midi = 'MIDI files';
const pop = 'POP909';
const aim = 'aim';

/** [figure, title, range, where the range is from, digits shown] */
export const gates = [
  ['loudness', 'loudness, LUFS', within(-15, -13), aim, 1],
  ['truePeak', 'true peak, dBTP', within(-9, -1), aim, 1],
  ['loudnessRange', 'loudness range, LU', wider([2.6, 6.5, 13.8]), tracks, 1],
  ['crest', 'crest factor, dB', wider([13.2, 16.3, 20.2]), tracks, 1],
  ['sideToMid', 'side to mid, dB', wider([-13, -7.5, -2.2]), tracks, 1],
  ['stereoCorrelation', 'left with right', wider([0.26, 0.69, 0.9]), tracks, 2],
  ['lowCorrelation', 'left with right below 120 Hz', within(0.8, 1), aim, 2],
  ['tilt', 'spectral slope, dB per octave', within(-5.5, -1.4), tracks, 1],
  ['bass', '60 to 250 Hz, dB of the whole', wider([-6, -3.4, -1.6]), tracks, 1],
  ['lowMid', '250 to 500 Hz', wider([-14, -9, -5]), tracks, 1],
  ['mid', '500 Hz to 2 kHz', wider([-14, -9.5, -4.5]), tracks, 1],
  ['highMid', '2 to 6 kHz', wider([-25.5, -17.8, -11.5]), tracks, 1],
  ['air', '6 to 16 kHz', wider([-34, -22.8, -16.6]), tracks, 1],
  ['centroid', 'spectral centroid, Hz', wider([1100, 2260, 3900]), tracks, 0],
  ['onsetRate', 'onsets per second', wider([2.8, 3.8, 6.2]), tracks, 1],
  ['pulseClarity', 'clarity of the pulse', within(0.1, 0.95), tracks, 2],
  ['tempoCv', 'unsteadiness of the tempo, %', within(0, 2.4), tracks, 2],
  ['keyFit', 'fit of the key', wider([0.65, 0.77, 0.87]), tracks, 2],
  ['chromaEntropy', 'pitch classes heard, bits', within(3.21, 3.57), tracks, 2],
  ['roughness', 'roughness', wider([0.1, 0.21, 0.31]), tracks, 2],
  ['repetition', 'likeness to the nearest other bar', wider([0.59, 0.72, 0.87]), tracks, 2],
  ['repeatedBars', 'bars like another', within(0.35, 0.97), tracks, 2],
  ['novelty', 'strongest turn', wider([0.15, 0.25, 0.37]), tracks, 2],
  ['energySd', 'movement of the level, dB', wider([1.4, 3.7, 6.3]), tracks, 1],
  ['energyRange', 'span of the level, dB', wider([2.7, 7.5, 15.4]), tracks, 1],
  ['diatonic', 'notes in one scale', within(0.75, 1.001), midi, 2],
  ['consonantPairs', 'consonant pairs of notes', wider([0.53, 0.79, 0.92]), midi, 2],
  ['clashingPairs', 'clashing pairs of notes', within(0, 0.14), midi, 3],
  ['barRepetition', 'bars that come again', within(0.35, 0.97), midi, 2],
  ['uniqueBars', 'bars unlike all before', wider([0.24, 0.47, 0.83]), midi, 2],
  ['velocitySpread', 'spread of velocities, MIDI units', within(6, 30), midi, 1],
  ['grooveLikeness', 'likeness of the rhythms of bars', wider([0.59, 0.74, 0.84]), pop, 2],
  ['melodyRange', 'range of the melody, semitones', wider([12, 16, 19]), pop, 0],
  ['steps', 'steps and repeated notes', within(0.55, 0.8), pop, 2],
  ['largeLeaps', 'leaps over a fifth', within(0, 0.06), pop, 3],
  ['leapsTurned', 'leaps that turn back', within(0.6, 1), pop, 2],
  ['strongChordTones', 'chord tones on strong beats', within(0.46, 1), pop, 2],
  ['melodyEntropy', 'pitch classes of the melody, bits', within(2.23, 3.02), pop, 2],
  ['phraseBeats', 'length of a phrase, beats', within(3, 16), pop, 1],
  ['phraseNotes', 'notes of a phrase', within(4, 30), pop, 0],
  ['notesPerSecond', 'melody notes per second', wider([1.23, 1.6, 2.06]), pop, 2],
  ['rhythmRepeats', 'rhythms that come again', wider([0.41, 0.65, 0.83]), pop, 2],
  ['melodyRepeats', 'bars of melody that come again', wider([0.28, 0.52, 0.72]), pop, 2],
  ['chorusLift', 'chorus over verse, semitones', within(2, 12), aim, 1],
  ['chordsPerBar', 'chords per bar', wider([0.93, 1.38, 1.84]), pop, 2],
  ['sharedMelody', 'melody that both takes have', within(0, 0.15), aim, 3],
];

/** The figures of a song that lie outside. */
export const outside = (figures) =>
  gates.filter(([name, , [low, high]]) => {
    const value = figures[name];
    return value !== undefined && value !== null && !(value >= low && value <= high);
  });
