/** Words for percussion, groove, chords, texture and form. */
export const arrangement = `
percussion s+k+h: drums, drum kit, punchy drums, big drums, crisp drums, drum groove, percussive, crisp snare, snare
percussion s+k+h: thunderous drums, kick drum, kick, hard kick, punchy kick, sparse drums, programmed drums
percussion s+k+h: drum programming, drum machine, batería, tambores, 鼓, 鼓点, layered percussion, drum fills, tom fills
percussion sh+tb: percussion, light percussion, hand percussion, percussão, hand drums, hand drum
percussion sh: shaker, shakers, cabasa, shekere, maracas
percussion tb: tambourine, pandeiro, riq
percussion cg: conga, congas, tumbao, djembe, talking drum, talking drums, frame drum, doumbek, dhol, bodhran
percussion cg: mridangam, ghatam, udu, bendir, tambora, cajon, cajón
percussion bo: bongo, bongos, bongos hand
percussion tm: timbales
percussion cb: cowbell
percussion ag: agogo, triângulo
percussion cv: clave, claves, castanets
percussion gu: guiro, washboard
percussion su: surdo, repinique, zabumba, marching drums
percussion c: clap, claps, handclaps, hand claps, finger snaps, snaps, stomps and claps
percussion r: rimshots, cross-stick
percussion h: hi-hat, hi-hats, crisp hi-hats, syncopated hi-hats, hi-hat rolls
percussion d: ride cymbal
kit kit_808, percussion k+s+h: tr-909, 909, 909 drums, 808 drums
kit kit_electronic, percussion k+s+h: linndrum, mpc drums, triggered drums
instruments sub_808: 808, 808s, booming 808s, sliding 808, 808 kicks, 808 sub, hard 808
instruments pluck: arpeggiator, sequencer, arpeggios, arpeggiated, arpeggio
instruments analog_poly: juno-106, juno
refuse drums: beatless, drumless
groove fourFloor, percussion k: four-on-the-floor, four on the floor, four-on-the-floor beat, four to the floor
groove fourFloor, percussion k: steady kick, four-on-the-floor kick
groove halfTime: half-time feel, half-time, half time, halftime, half-time drums
syncopation 0.4: syncopated, syncopated rhythm, syncopation, complex rhythm, complex rhythms, cross-rhythm
syncopation 0.4: off-beat, off-beat rhythm, offbeat, interlocking rhythms, syncopated drums, tresillo
syncopation -0.4, swing 0.5: straight, straight eighths, straight beat
sevenths 1: extended chords, jazzy, maj7 chords, ninth chords, seventh chords, complex chord progressions
sevenths 1: chord substitutions, altered chords
sevenths -1: simple chords
progression I|I|I|I: one chord, drone-based, pedal point
progression I|IV: two chords, vamp
progression I|IV|V|I: three-chord
progression I|V|vi|IV: four chord, four chords, axis progression, i-v-vi-iv
progression I|vi|IV|V: 1-6-4-5
progression I|vi|ii|V: 1625
progression I|V|vi|IV: 1-5-6-4
progression IV|V|iii|vi: 4-5-3-6, royal road
progression I|V|vi|iii|IV|I|IV|V: canon progression, pachelbel
progression vi|ii|V|I: circle of fifths
progression ii|V|I|I: ii-v-i
progression IV|I|IV|I: plagal
progression I|III|IV|iv: creep progression
mode minor: aeolian, aeolian mode
mode major: ionian, ionian mode
mode phrygian_dominant: hijaz, hijaz mode, double harmonic, double harmonic mode
scale pentatonic: pentatonic, pentatonic mode
density -0.7: sparse arrangement, stripped-down, stripped-back, sparse production, sparse, understated, bare, lean
density -0.7: sparse instrumentation, stripped back, less is more, naked, restrained, simple, simple arrangement
density -0.7: skeletal, stripped down, uncluttered
density 0.7: layered, layered production, complex arrangement, full band, dense, dense layered production
density 0.7: layered textures, intricate, big production, elaborate, full arrangement, full orchestration, huge sound
density 0.7: multi-layered, orchestrated, orchestration, ornate, thick layers, layered arrangement
sections breakdown: breakdown, breakdowns, drum breakdown, mosh breakdown, stripped breakdown, break, drum break
sections breakdown, groove halfTime: half-time breakdown
sections build: build-up, build up, buildup, build-ups, filtered buildup, riser build, crescendo build
sections drop: drop, drops, beat drop, big drop, massive drop, the drop
sections solo: solo, solos, instrumental solo, instrumental break, extended jam, jam
sections bridge: bridge, instrumental bridge
sections pre: pre-chorus
sections inter: interlude
sections intro: intro, instrumental intro, intro music
sections outro: outro, coda, instrumental outro
intro long: extended intro, long intro
intro short: short intro, immediate vocals
outro long: extended outro, long outro
outro fade: fade out, fade-out, fadeout
seconds 270: extended mix, long song, extended composition
seconds 110: short song, radio edit
saturation -0.2, lofi -0.3: polished production, professional mix, polished, polished mix, clean production, clean mix
saturation -0.2, lofi -0.3: crisp, hi-fi, clean, clear, glossy production, glossy, pristine, high fidelity, high-fidelity
saturation -0.2, lofi -0.3: crisp production, studio quality, high production value, sleek, professional, well-mixed
saturation -0.2, lofi -0.3: high quality, radio mix, studio recording, audiophile
saturation 0.24: punchy, compressed, punchy production, thick
style bollywood: बॉलीवुड, भांगड़ा, हिंदी गाना
energy -0.3, valence -0.7, mode minor: उदास, दुखी
energy -0.2, valence 0.3, tempo 0.95: रोमांटिक, प्यार
`;
