/** Words for tempo, metre and feel. */
export const tempo = `
uptempo: energy 0.25
fast tempo: energy 0.25
slow tempo: energy -0.2
slow: energy -0.2
fast: energy 0.25
slow groove: energy -0.2
breakneck speed: energy 0.25
chopped and screwed: tempo 0.8, reverb 0.5, lofi 0.21
extreme tempo: energy 0.25
uptempo swing: energy 0.25
slowed: energy -0.2, tempo 0.8, reverb 0.5, lofi 0.21
double-time: energy 0.25
nightcore: energy 0.25, tempo 1.25
adagio: energy -0.2
allegro: energy 0.25
breakneck: energy 0.25
crawling: energy -0.2
double time: energy 0.25
downbeat slow: energy -0.2
dragging: energy -0.2
furious tempo: energy 0.25
galloping: energy 0.25
high tempo: energy 0.25
hyper: energy 0.25
largo: energy -0.2
mid-tempo: tempo 1
mid-tempo groove: tempo 1
shuffle rhythm: swing 0.64
swing rhythm: swing 0.64
swung hi-hats: swing 0.64
swung rhythm: swing 0.64
triplet feel: swing 0.64
moderate tempo: tempo 1
complex time signatures: weirdness 0.1
shuffle: swing 0.64
3/4 time: beats 3
mid-tempo rock: tempo 1
midtempo groove: tempo 1
odd time signature: weirdness 0.1
time signature changes: weirdness 0.1
relaxed tempo: tempo 1
5/4 time: weirdness 0.1
7/8 time: weirdness 0.1
shuffled hi-hats: swing 0.64
odd time signatures: weirdness 0.1
midtempo: tempo 1
lilting: swing 0.64
medium: tempo 1
11/8: weirdness 0.1
3/4: beats 3
5/4: weirdness 0.1
7/4: weirdness 0.1
7/8: weirdness 0.1
9/8: weirdness 0.1
andante: tempo 1
asymmetric meter: weirdness 0.1
bouncy swing: swing 0.64
high bpm: energy 0.25, tempo 1.13
in 3/4: beats 3
irregular meter: weirdness 0.1
lento: energy -0.2, tempo 0.88
low tempo: energy -0.2, tempo 0.88
medium tempo: tempo 1
mid tempo: tempo 1
mid tempo groove: tempo 1
mixed meter: weirdness 0.1
moderate: tempo 1
moderato: tempo 1
odd meter: weirdness 0.1
presto: energy 0.25, tempo 1.13
quick: energy 0.25, tempo 1.13
rapid: energy 0.25, tempo 1.13
screwed: tempo 0.8, reverb 0.5, lofi 0.21
shuffled: swing 0.64
slow burn: energy -0.2, tempo 0.88
slow motion: energy -0.2, tempo 0.88
slow waltz: beats 3
slow-paced: energy -0.2, tempo 0.88
slowed + reverb: energy -0.2, tempo 0.88, reverb 0.5, lofi 0.21
slowed and reverb: energy -0.2, tempo 0.88, reverb 0.5, lofi 0.21
sped up: energy 0.25, tempo 1.13
sped-up: energy 0.25, tempo 1.13
speedy: energy 0.25, tempo 1.13
steady tempo: tempo 1
swung: swing 0.64
triple meter: beats 3
triplet: swing 0.64
triplets: swing 0.64
up tempo: energy 0.25, tempo 1.13
up-tempo: energy 0.25, tempo 1.13
valse: beats 3
very fast: energy 0.25, tempo 1.13
very slow: energy -0.2, tempo 0.88
vivace: energy 0.25, tempo 1.13
walking pace: tempo 1
waltz rhythm: beats 3
waltz time: beats 3
`;
