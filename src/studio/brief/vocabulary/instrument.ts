/** Words for instruments that bear another name here; the rest are known by their own. */
export const instrument = `
instruments sax: sax, saxophone, alto saxophone, tenor saxophone, alto sax, tenor sax, saxophone solo, baritone sax
instruments sax: jazzy sax, sax solo, sexy sax, smooth sax, soprano sax, sultry saxophone, wailing sax
energy -0.2, valence -0.2: rain
instruments acoustic_guitar_steel: acoustic guitar, guitar, clean guitar arpeggios, acoustic intro
instruments acoustic_guitar_steel: arpeggiated guitar, 12-string guitar, fingerpicked acoustic guitar
instruments acoustic_guitar_steel: acoustic guitar strumming, acoustic guitars, acoustic strumming, fingerpicked
instruments acoustic_guitar_steel: fingerstyle guitar, gentle acoustic guitar, guitar arpeggios, picked guitar
instruments acoustic_guitar_steel: steel string guitar, strummed acoustic guitar, strumming, travis picking
instruments acoustic_guitar_steel: warm acoustic guitar
instruments bass: upright bass, bass-heavy, deep bass, heavy bass, bass, distorted bass, bass guitar, sub-bass
instruments bass: sub bass, walking bass, melodic bass, slap bass, warm bass, electric bass, double bass
instruments bass: driving bass, melodic bassline, funk bass, syncopated bass, fretless bass, rolling bassline
instruments bass: driving bassline, fuzz bass, tight low end, punchy bass, deep sub-bass, dub bass, bass heavy
instruments bass: groovy bassline, pulsing bass, walking bass line, funky bassline, thick bass, acoustic bass
instruments bass: bass line, booming bass, fingered bass, octave bass, picked bass
instruments electric_guitar_clean: electric guitar, clean guitar, layered guitars, wah-wah guitar, jangly guitars
instruments electric_guitar_clean: bright guitar tone, clean electric guitar, interlocking guitars, reverb guitar
instruments electric_guitar_clean: telecaster twang, wah guitar, jazz guitar, angular guitars, choppy guitar
instruments electric_guitar_clean: offbeat guitar, shimmering guitars, angular guitar, clean guitar tone
instruments electric_guitar_clean: rhythm guitar, funk guitar, ringing chords, tremolo guitar, chorus guitar
instruments electric_guitar_clean: jangly guitar, surf guitar, twangy guitar, chicken scratch guitar, delay guitar
instruments electric_guitar_clean: indie guitar, muted guitar, stratocaster, wah-wah
instruments trumpet: trumpet, muted trumpet, flugelhorn, mariachi trumpet, cornet, harmon mute, jazz trumpet
instruments trumpet: solo trumpet, trumpet solo
instruments saw_lead: synthesizer, vocoder, analog synth, synth, bright synths, moog synthesizer
instruments sub_808: 808 bass, tr-808, heavy 808 bass
instruments accordion: accordion, button accordion, concertina, piano accordion, melodica, bandoneon
instruments accordion: harmonium drone, musette accordion
instruments rhodes: rhodes piano, electric piano, keyboard, fender rhodes, wurlitzer, keyboards, warm keys, rhodes
instruments rhodes: clavinet, dx7, e-piano, ep, fm electric piano, keys, suitcase rhodes
instruments brass_section: brass section, horn section, brass, brass stabs, horn stabs, tuba, horns, brass hits
instruments brass_section: punchy horns, french horn, brass accents, trumpets, synth brass, trombones, french horns
instruments brass_section: big brass, brass ensemble, epic brass, horn lines, mariachi trumpets, soul horns
instruments strings: strings, string arrangement, orchestral strings, string section, grand orchestral strings
instruments strings: lush strings, sweeping strings, string pad, warm strings, synth strings, pizzicato
instruments strings: disco strings, legato strings, light strings, orchestral swells, pizzicato strings
instruments strings: soaring strings, staccato strings, string ensemble, strings swell, symphonic strings
instruments strings: tremolo strings, violins
instruments violin: violin, fiddle, sarangi, viola, electric violin, erhu-like fiddle, fiddle solo, fiddles
instruments violin: gypsy violin, hardanger fiddle, soaring violin, solo violin, violin solo
instruments synth_bass: synth bass, pumping bass, reese bass, sequenced bass, warm analog bass, aggressive bass
instruments synth_bass: deep synth bass, moog, pulsing synth bass, rolling bass, growl bass, moog bass, neuro bass
instruments synth_bass: acid bass, analog bass, analog synth bass, arpeggiated bass, fm bass, pluck bass, saw bass
instruments flute: flute, woodwinds, recorder, ney flute, bansuri, pan flute, penny whistle, wooden flute, piccolo
instruments flute: native american flute, ocarina, panpipes, quena, whistle, whistling, woodwind, xiao
instruments distortion_guitar, saturation 0.24: power chords, distorted guitar, distorted guitars, tremolo picking
instruments distortion_guitar, saturation 0.24: fuzz guitar, guitar-driven, heavy riffs, palm-muted riffs
instruments distortion_guitar, saturation 0.24: downtuned guitars, down-tuned guitars, dual guitars
instruments distortion_guitar, saturation 0.24: galloping rhythm, guitar riff, seven-string guitar
instruments distortion_guitar, saturation 0.24: overdriven guitar, shredding, distorted power chords
instruments distortion_guitar, saturation 0.24: eight-string guitar, fuzzy guitars, riff-based, riff-driven
instruments distortion_guitar, saturation 0.24: thick layered guitars, crunchy guitars, guitar feedback
instruments distortion_guitar, saturation 0.24: metal guitar, chugging, chugging guitar, electric guitar riffs
instruments distortion_guitar, saturation 0.24: hard rock guitar, heavy guitar, heavy guitars, palm muted guitar
instruments bells: vibraphone, glockenspiel, steel drums, marimba, kalimba, dulcimer, xylophone, balafon, santoor
instruments bells: bells, celesta, mbira, steelpan, singing bowls, tubular bells, bell synth, bell tones, carillon
instruments bells: chimes, church bells, cimbalom, crotales, gamelan, hammered dulcimer, handbells, handpan
instruments bells: hang drum, sleigh bells, steel pan, toy piano, vibes, wind chimes, yangqin
instruments organ: hammond organ, organ, harmonium, organ stabs, b3 organ, combo organ, drawbar organ, farfisa
instruments organ: gospel organ, hammond, reed organ, rotary organ
instruments clarinet: clarinet, harmonica, bassoon, oboe, bass clarinet, english horn, bagpipe, blues harmonica
instruments clarinet: duduk, kazoo, klezmer clarinet, shawm, zurna
instruments pads: synth pads, atmospheric pads, synth pad, lush synth pads, warm pads, warm synth pads, mellotron
instruments pads: ambient textures, pad, lush pads, bright synth pads, ambient pad, evolving textures
instruments pads: granular texture, sustained chords, pads, airy pads, choir pad, dark pads, dreamy pads, drone pad
instruments pads: evolving pads, glassy pads, soft pads, string pads
instruments mandolin: mandolin, bouzouki, cavaquinho, balalaika, charango, mandolin tremolo, mandolins
instruments trombone: trombone, trombone section, trombones slide
instruments electric_guitar_lead: guitar solo, slide guitar, virtuosic guitar, extended solo, harmonized guitars
instruments electric_guitar_lead: harmonized leads, electric guitar solo, guitar lead, lead guitar
instruments electric_guitar_lead: screaming guitar solo, shred guitar, soaring guitar solo, wailing guitar
instruments piano: grand piano, piano riff, upright piano, piano chords, hammered piano chords, piano and strings
instruments piano: acoustic piano, gospel piano, honky-tonk piano, solo piano intro, warm piano tone, prepared piano
instruments piano: bright piano, delicate piano, gentle piano, house piano, minor piano, piano arpeggios
instruments piano: piano intro, piano melody, rolling piano, tack piano, warm piano
instruments cello: cello, cello drone, cello solo, deep cello, double bass bowed, low strings, mournful cello
instruments cello: solo cello
instruments pedal_steel: pedal steel guitar, crying steel guitar, dobro, steel guitar, pedal steel, lap steel, slide
energy -0.3: brushed drums, brush drums, brushes, jazz brushes, brushed snare
instruments acoustic_guitar_nylon: nylon guitar, classical guitar, tres guitar, nylon string guitar, vihuela
instruments acoustic_guitar_nylon: requinto, nylon-string guitar
instruments harp: harp, autoharp, kora, harp arpeggios, harp glissando, lyre, orchestral harp
lofi 0.24: vinyl crackle, tape hiss, vinyl noise
reverb 0.48: gated reverb snare
instruments timpani: timpani, triangle, cinematic drums, cinematic percussion, cymbal crashes, cymbal swells
instruments timpani: epic drums, gong, gran cassa, military snare, orchestral drums, orchestral percussion
instruments timpani: taiko ensemble, tam-tam, thunder drums, war drums
instruments choir: choir vocals, throat singing, male choir, angelic choir, background choir, epic choir
instruments choir: female choir, latin choir, mixed choir, monks, vocal choir
instruments guzheng: tanpura drone, qanun, sarod, saz, veena, baglama, bouzouki greek, dombra, gayageum, haegeum
instruments guzheng: kanun, kemenche, komuz, morin khuur, rebab, sanxian, setar, tar, yueqin, zither
voice none: no vocals, background music, backing track, beat only, bgm, instrumental music, instrumental only
voice none: karaoke, no lyrics, no singing, no voice, purely instrumental, type beat, without vocals
instruments banjo: banjo picking, banjo rolls, clawhammer banjo, five-string banjo
instruments upright_bass: contrabass, jazz bass, slap upright
saturation 0.36: static
instruments suona: suona
instruments ukulele: uke, ukulele strumming
`;
