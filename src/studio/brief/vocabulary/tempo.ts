/** Words for tempo, metre and feel. */
export const tempo = `
energy 0.25, tempo 1.12: uptempo, fast tempo, fast, breakneck speed, extreme tempo, uptempo swing, double-time, allegro
energy 0.25, tempo 1.12: breakneck, double time, furious tempo, galloping, high tempo, hyper
energy -0.2, tempo 0.86: slow tempo, slow, slow groove, adagio, crawling, downbeat slow, dragging, largo
tempo 0.8, reverb 0.5, lofi 0.21: chopped and screwed, screwed
energy -0.2, tempo 0.8, reverb 0.5, lofi 0.21: slowed
energy 0.25, tempo 1.25: nightcore
tempo 1: mid-tempo, mid-tempo groove, moderate tempo, mid-tempo rock, midtempo groove, relaxed tempo, midtempo
tempo 1: medium, andante, medium tempo, mid tempo, mid tempo groove, moderate, moderato, steady tempo, walking pace
groove fourFloor, swing 0.5: motorik, motorik beat
syncopation 0.3, percussion cg: polyrhythmic, polyrhythm
swing 0.64: shuffle rhythm, swing rhythm, swung hi-hats, swung rhythm, triplet feel, shuffle, shuffled hi-hats
swing 0.64: lilting, bouncy swing, shuffled, swung, triplet, triplets
weirdness 0.1: complex time signatures, odd time signature, time signature changes, 5/4 time, 7/8 time
weirdness 0.1: odd time signatures, 11/8, 5/4, 7/4, 7/8, 9/8, asymmetric meter, irregular meter, mixed meter
weirdness 0.1: odd meter
beats 3: 3/4 time, 3/4, in 3/4, slow waltz, triple meter, valse, waltz rhythm, waltz time
energy 0.25, tempo 1.13: high bpm, presto, quick, rapid, sped up, sped-up, speedy, up tempo, up-tempo, very fast
energy 0.25, tempo 1.13: vivace
energy -0.2, tempo 0.88: lento, low tempo, slow burn, slow motion, slow-paced, very slow
energy -0.2, tempo 0.88, reverb 0.5, lofi 0.21: slowed + reverb, slowed and reverb
`;
