/** Words that name a kind of music. */
export const genre = `
weakStyle ambient, reverb 0.8: atmospheric
weakStyle classical_piano, instruments piano: piano, piano-driven, soft piano, felt piano, emotional piano
weakStyle ambient, energy -0.65, tempo 0.88: meditative
style cinematic: cinematic, film score, video game music, leitmotif, trailer music, boss battle, epic fantasy
style cinematic: epic orchestral, epic trailer, game soundtrack, hans zimmer style, hybrid orchestral
style cinematic: medieval fantasy, movie score, ost, viking
weakStyle acoustic_folk: acoustic, unplugged, campfire
style lofi, lofi 0.42: lo-fi, lo-fi aesthetic, lofi
weakStyle cinematic, energy -0.05: dramatic
weakStyle gospel, energy -0.2, reverb 0.6: spiritual, devotional
weakStyle house: electronic, club music, dance music, club, ibiza, tribal percussion
weakStyle salsa: tropical, latin
weakStyle cinematic: orchestral, symphonic, full orchestra, soundtrack, grandiose, orchestra, symphony, score
weakStyle cinematic: action, adventure, battle
style acoustic_folk: folk, world music, indie folk, roots music, working-class country, chamber folk, acoustic folk
style acoustic_folk: folk ballad, folk ensemble, folk music, lo-fi folk, acoustic ballad, contemporary folk, neofolk
style acoustic_folk: afrikaner folk, american folk, american primitivism, americana folk, anti-folk
style acoustic_folk: appalachian folk, dark folk, fingerstyle, freak folk, nordic folk, protest folk, psych folk
style acoustic_folk: singer songwriter
weakStyle metal, bpm 200: blast beats
weakStyle cinematic, energy 0.6, valence 0.4, reverb 0.4: epic, majestic, heroic, bombastic
weakStyle techno: industrial, minimal, rave, warehouse
weakStyle bluegrass, instruments banjo: banjo
style jazz_swing: jazz, big band, piano trio, bebop, cool jazz, jazz ballad, modal jazz, jazz orchestra, hard bop
style jazz_swing: jazz club, music hall, dark jazz, speakeasy, vocal jazz, 1920s jazz, avant-garde jazz, free jazz
style jazz_swing: jazz combo, jazz lounge, jazz trio, lounge jazz, noir jazz, standards, swing jazz, swing revival
style ambient: ambient, new age, ambient electronic, soundscape, ambient drone, cinematic ambient, deep space
style ambient: drone ambient, electroacoustic, ethereal ambient, musique concrete, soundscapes, spa, space ambient
style ambient: yoga
weakStyle choral, instruments choir: choir, wordless choir
style rock: rock, alternative rock, indie rock, art rock, arena rock, noise rock, psychedelic rock, melodic rock
style rock: orchestral rock, hard rock, garage rock, radio rock, folk rock, 1980s metal, driving rock, glam rock
style rock: piano pop-rock, piano-driven rock, post-punk revival, soft rock, space rock, symphonic rock
style rock: classic rock, electronic rock, 90s alternative rock, anthemic rock, college rock, fm rock, krautrock
style rock: piano rock, southern rock, alt rock, britpop, heartland rock, acid rock, acoustic rock, jam band
style rock: latin rock, rock music
style ambient, bpm 93: downtempo, chillout, ambient techno, psybient
weakStyle children: singalong, sing-along, cartoon, baby, kids
style synthwave: synthwave, retrowave, cinematic synthwave, dreamwave, outrun, romantic synthwave, vocal synthwave
style synthwave: synth-driven rock, chillsynth, retro synth, 80s synthwave, new romantic, space synth
weakStyle ambient, valence -0.8, brightness -0.5: drone
style house, instruments rhodes, energy -0.15, bpm 121, saturation 0.09: deep house, soulful house, lo-fi house
style house, instruments rhodes, energy -0.15, bpm 121, saturation 0.09: organic house
weakStyle reggae: caribbean, skank guitar, guitar skank, island
style country: country, americana, outlaw country, traditional country, classic country, honky-tonk, texas country
style country: country rock, country pop, country storytelling, fiddle-driven country, nashville sound
style country: neotraditional country, raw country, stripped-down country, country gospel, country folk
style country: stadium country, honky tonk, modern country, alt-country, bakersfield sound, country rap, red dirt
style country: country soul, alt country, bro-country, country trap, nashville, western swing, yodeling
style pop_ballad: piano ballad, power ballad, ballad, emotional ballad, slow ballad, pop ballad, torch song
style pop_ballad: r&b ballad, heartbreak ballad, romantic ballad, love ballad, rock ballad, mandopop ballad
style pop_ballad: piano ballads, sentimental ballad
weakStyle choral: vocal harmony, a cappella, close harmony, four-part harmony, vocal group, hymn, monastic
style rock, instruments bass_pick+synth_strings: post-punk, cold wave, new wave, darkwave, coldwave
style house, instruments supersaw, bpm 128: edm, festival, progressive house, big room
weakStyle synthwave: neon, vhs aesthetic, neon-lit
weakStyle classical_piano, beats 3: waltz
style ambient, valence -0.8, brightness -0.5: dark ambient
style pop, instruments electric_guitar_clean, lofi 0.11: indie pop, jangle pop, jangly indie rock
style pop: pop, orchestral pop, singer-songwriter, power pop, pop-rock, chamber pop, baroque pop, pop rock, folk pop
style pop: bright pop, modern pop, pop hooks, bubblegum pop, uptempo pop, adult contemporary, bubblegum
style pop: mainstream pop, radio pop, teen pop, top 40, chart pop, euro pop, pop music, teen idol
style dance_pop: synth-pop, synth-driven, electronic pop, electropop, dance pop, synth pop, dance-pop
style dance_pop: euphoric eurodance, electro pop, eurodance, futuristic pop, italo dance, stadium pop, synthpop
style dance_pop: bubblegum dance, club pop, dancepop, pop edm
weakStyle bollywood: tabla, bengali, hindi, tamil, telugu, urdu
style boom_bap: underground hip-hop, hip-hop, boom-bap, conscious hip-hop, storytelling rap, golden age, boom bap
style boom_bap: jazz rap, east coast hip-hop, hardcore hip-hop, lyrical rap, political hip-hop, turntablism
style boom_bap: west coast rap, hip hop, experimental hip-hop, gangsta rap, industrial hip-hop, protest rap
style boom_bap: cinematic hip-hop, 90s hip-hop, alternative hip-hop, conscious rap, nerdcore, new york hip-hop
style boom_bap: east coast hip hop, christian hip hop, comedy rap, conscious hip hop, freestyle rap
style boom_bap: golden age hip hop, instrumental hip hop, old school hip hop, old-school rap, storytelling raps
style boom_bap: underground rap, west coast hip hop
weakStyle pop: radio-friendly, radio-ready, crossover, radio ready, commercial
style trap: trap, melodic rap, southern hip-hop, melodic trap, street rap, atlanta trap, mumble rap, soundcloud rap
style trap: cinematic trap, trap beat, crunk, dark trap, half-time trap, k-hip-hop, memphis rap, trap metal
style trap: afro trap, dirty south, hyphy, luxury trap, southern hip hop
weakStyle dubstep: bass drop, heavy bass drop
style dubstep: dubstep, bass music, riddim, glitch hop, brostep, festival bass, melodic dubstep, post-dubstep
style dubstep: complextro, deep dubstep, drumstep, dubstep drop, dubstepcore, midtempo bass
style acoustic_folk, instruments acoustic_guitar_steel: fingerpicked guitar, fingerpicking
weakStyle ambient, saturation 0.36: noise
style funk: funk, p-funk, electro-funk, funk rock, psychedelic funk, slap bass rock, space funk, jazz-funk
style funk: jazz funk, boogie funk, brass funk, city funk, deep funk, go-go, minneapolis sound
style metal: metal, heavy metal, progressive metal, thrash metal, alternative metal, speed metal, folk metal
style metal: melodic death metal, blackgaze, funk metal, melodic metal, technical metal, viking metal, gothic metal
style metal: metal riffs, neoclassical metal, rap metal
style soul: neo-soul, soul, motown, soul jazz, 60s soul, classic soul, blue-eyed soul, motown sound, retro soul
style soul: vintage soul, northern soul, neo soul, philly soul, southern soul, americana soul, soul pop
style jazz_swing, swing 0.64: swing
style funk, energy 0.2: funky
style punk: punk rock, punk energy, skate punk, lo-fi punk, pop-punk, d-beat, fast punk, hardcore punk
style punk: melodic hardcore, political punk, punk, street punk, aggressive punk, hardcore, melodic punk, pop punk
style punk: celtic punk, diy punk, melodic punk rock, oi! punk, radio-ready punk, socal punk, three-chord punk
style punk: underground punk, crust punk, irish punk, party punk, raw punk, screamo, dance-punk, garage punk
style punk: post-hardcore, cowpunk, easycore, emotional punk, horror punk, riot grrrl
style samba: carnival, samba, partido alto, pagode, axe, axé, batucada, frevo, samba reggae, samba rock
style samba: samba school
weakStyle jazz_swing, swing 0.64: swing feel
style techno: techno, minimal techno, dark electro, dub techno, peak-time, electronic body music, melodic techno
style techno: hard techno, algorave, deep techno, detroit techno, electro-industrial, industrial techno
weakStyle ambient: textural, field recordings, meditation, drift, granular, relaxation
weakStyle dubstep, instruments synth_bass: wobble bass
style bluegrass: bluegrass, appalachian, mountain music, bluegrass gospel, old-time, folk punk, hoedown, jug band
style bluegrass: newgrass, old time, progressive bluegrass, square dance, string band
style bossa_nova: bossa nova, brazilian jazz, mpb, tropicalia, bossa, bossa jazz, lounge bossa, samba-canção
weakStyle dnb, bpm 130: breakbeat
weakStyle lofi, energy -0.65, tempo 0.88: chill
style rock, energy 0.4, valence -0.4, saturation 0.42: grunge
style rock, tempo 0.9, reverb 0.85, saturation 0.3: shoegaze, dream pop, noise pop, dreamy rock
style trance: trance, psychedelic trance, melodic trance, vocal trance, uplifting trance, balearic trance
style trance: euphoric trance, goa trance, psytrance, acid trance, progressive trance, ambient trance, eurotrance
style trance: hands up, tech trance
style pop, weirdness 0.15: art pop, avant-garde pop, experimental pop
weakStyle dance_pop: dance
weakStyle cinematic, instruments celesta+strings_tremolo, valence -0.8, brightness -0.4: eerie, creepy
style rock, weirdness 0.13: math rock, progressive rock, prog rock
weakStyle synthwave, reverb 0.2, width 0.3: retro-futuristic
weakStyle afrobeats: african percussion, african
style classical_piano: classical, classical piano, solo piano, neo-classical, impressionist, modern classical
style classical_piano: contemporary classical, neoclassical, ballet, chopin style, etude, impressionism
style classical_piano: minimalist piano, nocturne, piano solo, romantic piano, sonata
weakStyle synthwave, energy 0.5, valence -0.5, saturation 0.3: cyberpunk
style house: house, tech house, dark electronic, uk bass, idm, electronic production, aggressive electronic
style house: dance beat, dance hall, disco house, french touch, house beat, electronic beats, organic electronic
style house: sound system, chicago house, electro, afro house, french house, programmed beats, funky house
style house: future house, electro house, filter house, house music, piano house, tribal house, underground house
style house: bass house, melodic house, vocal house, balearic, ambient house, edm house, electronic music
style house: electronic pop fusion, electronica, slap house
weakStyle classical_piano: minimalist, minimalism
style acoustic_folk, instruments accordion+clarinet, bpm 125: polka
style rnb: r&b, contemporary r&b, rnb, late-night r&b, quiet storm, alternative r&b, dark r&b, modern r&b, trap soul
style rnb: bedroom r&b, alt r&b, r & b, uk r&b, western r&b
weakStyle bollywood, instruments guzheng: sitar
style boom_bap, instruments sine_lead+slap_bass, bpm 94, swing 0.54: g-funk, west coast hip-hop, lowrider
style boom_bap, instruments sine_lead+slap_bass, bpm 94, swing 0.54: west coast, west coast gangsta rap
weakStyle trap: trap hi-hats, trap drums
weakStyle choral, energy -0.2, reverb 0.6: sacred
style gospel: gospel, worship, intimate worship, praise, praise and worship, southern gospel, ccm
style gospel: contemporary christian, gospel soul, black church, black gospel, christian, christian pop
style gospel: christian rock, contemporary gospel, hymnal, nasheed, sunday service
weakStyle baroque: harpsichord, counterpoint, polyphony, harpischord
style jpop: j-pop, jpop, anime, japanese pop, j-rock, anime opening, japanese rock, anime ending, visual kei
style jpop: anime ost, anison, denpa, idol, j-core, kawaii, touhou, utaite
style jazz_swing, instruments piano: jazz piano
style salsa: latin jazz, afro-cuban, mambo, montuno, piano montuno, latin percussion, salsa, latin dance, boogaloo
style salsa: guaracha, rumba, afro-cuban jazz, cha-cha-cha, cuban, son cubano, timba, vallenato, cha cha
style salsa: cha cha cha, son
style metal, bpm 115: nu-metal, metalcore, djent, groove metal, nu metal
weakStyle choral, instruments strings+harp: operatic, opera
weakStyle latin_ballad, energy -0.3, valence -0.7, brightness -0.2, tempo 0.9: saudade
weakStyle rock: alternative, indie
style pop, energy -0.2, tempo 0.95, reverb 0.3, lofi 0.24: bedroom pop, bedroom recording, bedroom
weakStyle disco, instruments upright_bass+honky_tonk, bpm 160, swing 0.6, reverb 0.3, lofi 0.25, width -0.6: boogie
weakStyle cinematic, instruments celesta+strings_tremolo, valence -0.8, brightness -0.5: horror
weakStyle industrial, valence -0.2: mechanical
style trap, instruments sub_808, bpm 142: uk drill, drill
style celtic: celtic, irish, drinking song, celtic folk, celtic new age, celtic rock, gaelic, irish folk, reel, jig
style celtic: breton, celtic fantasy, elven, highland, irish jig, irish traditional, new age celtic, pub song
style celtic: scottish
style dance_pop, instruments supersaw, bpm 150: future bass, kawaii future bass
style kpop: k-pop, kpop, genre-fluid k-pop, idol pop, korean pop, trot, boy band, boy group, girl crush, k pop
style kpop: k-pop boy group, k-pop dance, k-pop girl group, k-r&b
style lofi: lo-fi hip-hop, lo-fi beats, chillhop, jazz hop, lo-fi electronic, study beats, chill beats
style lofi: lo-fi hip hop, coffee shop, bedroom beats, cafe music, lo fi, lofi hip hop, sleep music, study music
style jazz_swing, instruments soprano_sax+rhodes, bpm 100, swing 0.52: smooth jazz, jazz fusion, fusion
weakStyle hawaiian, instruments ukulele: ukulele
style blues: blues, blues rock, juke joint, delta blues, country blues, 12-bar blues, jump blues, chicago blues
style blues: electric blues, slow blues, acoustic blues, acoustic chicago blues, acoustic texas blues, blues ballad
style blues: boogie blues, dark blues, fife and drum blues, piedmont blues, soul blues, swamp blues, texas blues
weakStyle boom_bap: boom-bap drums, rap
style jazz_swing, instruments piano+tuba: cabaret
style choral: choral, chant, gregorian chant, barbershop, requiem, acapella, byzantine, cathedral, choral music
style choral: coptic, madrigal, requiem mass, sacred harp
style country, swing 0.64: country shuffle
style synthwave, energy 0.5, valence -0.5, saturation 0.3: darksynth, dark synth
weakStyle funk: funk groove
weakStyle cinematic, instruments lute+recorder: medieval
weakStyle middle_eastern, instruments guzheng: oud
style latin_ballad, instruments trumpet+violin, bpm 115, beats 3: ranchera, regional mexican, corrido
style metal, tempo 0.55, bpm 68: sludge metal, stoner rock, doom metal, funeral doom, stoner metal, drone metal
style house, bpm 132, swing 0.58: uk garage, two-step, garage house, speed garage, 2-step
style reggaeton, bpm 103: dancehall, digital dancehall, soca, bashment
style disco: disco, nu-disco, filtered disco, post-disco, modern disco, space disco, nu disco, disco funk
style disco: italo disco, 70s disco, euro disco, eurodisco, french disco
style dnb: drum and bass, dnb, drum & bass, fast breakbeats, neurofunk, breakcore, d&b, drill and bass
style dnb: intelligent jungle, jump up, jungle, ragga jungle, techstep
style trap, bpm 140, saturation 0.3, lofi 0.21: phonk
style synthwave, instruments saw_lead, energy 0.5, valence -0.5, saturation 0.3: dark synths
style latin_ballad, energy 0.3, bpm 110: latin pop, pop latina, pop latino, spanish pop
style reggae: reggae, roots reggae, island folk, tropical folk, lovers rock, reggae fusion, mento, one drop
style reggae: pacific reggae, reggae rock, steppers
style dance_pop, instruments marimba+pan_flute, valence 0.5, bpm 108: tropical house, trop house
style chiptune: 8-bit, chiptune, nes, retro gaming, 16-bit, sega, 8 bit, 8-bit chiptune, bitpop, c64, chip music
style chiptune: fakebit, gameboy, nintendocore, snes
style synthwave, instruments dx_ep+analog_poly, reverb 0.92, width 0.2: 80s synth
style march: brass fanfares, march, anthem, brass band, fanfare, circus, circus march, drumline, fight song
style march: march tempo, marching band, military march, national anthem, oompah, snare march
weakStyle march, energy -0.2, reverb 0.6: ceremonial
style salsa, instruments accordion, bpm 95: cumbia, chicha, cumbia sonidera, cumbia villera, cumbia pop, tecnocumbia
style reggaeton: dembow, reggaeton, urbano, dominican, latin trap, latin urban, moombahton, reggaeton beat, baile
style reggaeton: cubatón, moombahcore, neoperreo, reggaetón, urbano latino
style bollywood: dholak, bollywood, indian, carnatic, indian classical, desi, desi hip hop, filmi, hindi pop
style bollywood: hindustani, indian fusion, indian pop, indipop, mantra, punjabi pop, raga
style reggae, reverb 1: dub, dub effects, dub reggae, dubwise
style metal, bpm 200: extreme metal, black metal
style rock, reverb 0.7: post-rock
style celtic, instruments flute: tin whistle
style boom_bap, energy -0.3, bpm 83, reverb 0.5, lofi 0.21: trip-hop
style soul, swing 0.66, reverb 0.3, saturation 0.18, lofi 0.43, width -1: 1950s
style baroque: baroque, fugue, bach style, baroque ensemble, chorale, classical era, concerto grosso, early music
style baroque: motet, organ fugue, vivaldi style
style dance_pop, energy 0.8, bpm 155, saturation 0.24, weirdness 0.15: hyperpop
weakStyle jazz_swing: lounge, crooner, swing beat
style metal, instruments strings+choir: orchestral metal, symphonic metal, power metal
weakStyle pop_ballad, energy -0.2, valence 0.3, tempo 0.95, saturation 0.15: slow dance
style celtic, instruments clarinet: bagpipes, uilleann pipes
weakStyle cinematic, reverb 0.5: fantasy, celestial
style synthwave, tempo 0.75, bpm 75, reverb 0.6, lofi 0.56: vaporwave, chillwave, hypnagogic, hypnagogic pop
style synthwave, tempo 0.75, bpm 75, reverb 0.6, lofi 0.56: mallsoft, slushwave
style afrobeats, instruments electric_guitar_clean: african guitar
style amapiano: amapiano, township music, south african house, afropiano, gqom, piano amapiano
style amapiano: private school amapiano, sgija
style city_pop: aor, city pop, sophisticated pop, 80s japanese pop, sophisti-pop, future funk, japanese city pop
style city_pop: plastic love, shibuya-kei, west coast aor, yacht rock
weakStyle gufeng, instruments flute: bamboo flute, dizi
weakStyle bossa_nova: brazilian
style samba, bpm 115: forró
style latin_ballad: latin ballad, bolero, balada, balada romántica, música romántica, sertanejo, spanish ballad
style latin_ballad: trova
style flamenco: flamenco, flamenco pop, nuevo flamenco, andalusian, bulerias, gitano, palmas, rumba catalana
style flamenco: rumba flamenca, spanish flamenco, tablao
style ska: ska, ska-punk, rocksteady, 2 tone, ska jazz, ska punk, skacore, third wave ska, two tone
style hawaiian: hawaiian, island music, hawaiian reggae, slack key, surf beach, tropical pop
style afrobeats: afrobeats, afropop, afroswing, african pop, afro-fusion, juju, mbalax, afro, afro fusion, afro pop
style afrobeats: afro r&b, afro soul, afro-rock, alté, azonto, benga, bongo flava, fuji, griot, kwaito, makossa
style afrobeats: naija
style gufeng: gufeng, chinese traditional, cantopop, mandopop, ancient chinese, c-pop, china style
style gufeng: chinese ancient style, chinese folk, chinese folk-pop, chinese opera, chinese pop, chinese style
style gufeng: guofeng, mandarin pop, oriental chinese, traditional chinese, wuxia, xianxia, zhongguo feng
style japanese_trad: japanese traditional, gagaku, japanese folk, kabuki, min'yo, ninja, samurai, tsugaru shamisen
style japanese_trad: wa-rock
style middle_eastern: middle eastern, maqam, north african, anatolian rock, andalusi, arabesque, arabian, arabic pop
style middle_eastern: armenian, azerbaijani mugham, belly dance, dabke, egyptian, israeli, khaleeji, mizrahi
style middle_eastern: moroccan, oriental, ottoman, phrygian dominant, rai
style children: children, children song, children's music, disney style, educational, fairytale, happy birthday
style children: kids pop, kids song, nursery rhyme, playtime, preschool, toddler
style children, bpm 70, beats 3: lullaby
style christmas: christmas, holiday, carol, christmas carol, festive christmas, jingle bells, new year, santa, xmas
weakStyle country: country ballad, cowboy, southern, swamp
weakStyle middle_eastern: darbuka, desert, arabic, persian, turkish
style metal, bpm 200, mode phrygian: death metal, deathcore, grindcore
style techno, energy 1, bpm 168, saturation 0.48: gabber, happy hardcore, hardstyle, hardcore techno, dancecore
style soul, brightness -0.2, swing 0.66, reverb 0.3, lofi 0.25, width -0.6: girl group, doo-wop, 50s pop, doo wop
style afrobeats, instruments electric_guitar_clean, bpm 110: highlife, soukous, afrobeat, afro-funk, afro-jazz
style latin_ballad, instruments trumpet+violin+acoustic_guitar_nylon+accordion+tuba, bpm 115, beats 3: mariachi
style latin_ballad, instruments trumpet+violin+acoustic_guitar_nylon+accordion+tuba, bpm 115, beats 3: conjunto
style latin_ballad, instruments trumpet+violin+acoustic_guitar_nylon+accordion+tuba, bpm 115, beats 3: musica mexicana
style latin_ballad, instruments trumpet+violin+acoustic_guitar_nylon+accordion+tuba, bpm 115, beats 3: tex-mex
style latin_ballad, instruments trumpet+violin+acoustic_guitar_nylon+accordion+tuba, bpm 115, beats 3: corridos tumbados
style latin_ballad, instruments trumpet+violin+acoustic_guitar_nylon+accordion+tuba, bpm 115, beats 3: norteno
style latin_ballad, instruments trumpet+violin+acoustic_guitar_nylon+accordion+tuba, bpm 115, beats 3: tejano, banda
style latin_ballad, instruments trumpet+violin+acoustic_guitar_nylon+accordion+tuba, bpm 115, beats 3: norteño
style latin_ballad, instruments trumpet+violin+acoustic_guitar_nylon+accordion+tuba, bpm 115, beats 3: sierreño
weakStyle latin_ballad: mexican
weakStyle reggaeton: perreo, dembow rhythm
style trap, bpm 140, mode phrygian, saturation 0.3, lofi 0.21: phonk drum, memphis trap, drift phonk
style trap, bpm 140, mode phrygian, saturation 0.3, lofi 0.21: brazilian phonk
weakStyle baroque, instruments organ: pipe organ
weakStyle acoustic_folk, instruments accordion+clarinet+tuba, bpm 125: polka rhythm
style bollywood, instruments harmonium: qawwali, ghazal, sufi, bhajan, kirtan
weakStyle rnb: slow jam
style reggaeton, energy -0.1, valence 0.2, bpm 90: zouk, compas, kizomba, konpa
weakStyle synthwave, instruments dx_ep+analog_poly, brightness 0.4, reverb 0.92, width 0.2: 80s pop, 80s, 1980s
style blues, swing 0.64: blues shuffle
weakStyle dnb: breakbeats
style dance_pop, energy 0.8, bpm 155, saturation 0.24: bubblegum bass, hyper pop
style classical_piano, instruments violin+viola+cello: chamber music, string quartet, chamber orchestra
style classical_piano, instruments violin+viola+cello: strings only
style trap, instruments pads+bells, energy -0.2, reverb 0.6: cloud rap, emo rap, emo trap, plugg
style jazz_swing, instruments acoustic_guitar_steel+violin, bpm 200: gypsy jazz, manouche
style rock, instruments electric_guitar_clean, bpm 158, reverb 0.48: surf rock, surf, surf punk, surfwave
style latin_ballad, instruments accordion+violin+piano, bpm 63, mode minor: tango, electrotango, milonga
style latin_ballad, instruments accordion+violin+piano, bpm 63, mode minor: tango nuevo
style acoustic_folk, instruments trumpet+tuba+accordion: balkan, balkan brass band
style cinematic, instruments brass_section: braams
style march, instruments brass_section: brass fanfare
style cinematic, instruments lute+recorder, mode dorian: dungeon synth, lute, bardcore, tavern
style punk, instruments electric_guitar_clean, energy -0.3, valence -0.4, brightness -0.2, tempo 0.9, mode minor: emo
style metal, instruments strings+choir+brass_section: epic metal
style industrial: industrial pop, industrial percussion, aggrotech, power electronics, industrial metal
style industrial: industrial rock, cyber industrial, futurepop, neue deutsche härte
style punk, instruments electric_guitar_clean, valence -0.4, tempo 0.9: midwest emo
weakStyle cinematic, energy 0.9, valence -0.5, mode minor, saturation 0.21: war
style synthwave, energy -0.2, valence -0.1, mode major, saturation 0.09: 80s nostalgia
style rock, brightness -0.05, saturation 0.1: 90s rock
style house, instruments bass, bpm 132, swing 0.58: bassline
style bollywood, energy 0.6, bpm 105: bhangra, bollywood dance, dandiya, punjabi
style jazz_swing, instruments piano+tuba+accordion: burlesque, dark cabaret, broadway, musical theatre, show tune
style trap, bpm 142, mode minor: chicago drill, grime, ny drill
style cinematic, instruments strings: cinematic strings
style industrial, mode minor: ebm
style afrobeats, instruments electric_guitar_clean, bpm 105: gnawa, desert blues, tuareg
style rock, instruments synth_strings, mode minor: minimal synth, gothic rock, goth
style latin_ballad, instruments accordion+acoustic_guitar_nylon, beats 3: parisian, fado, chanson, french chanson
style latin_ballad, instruments accordion+acoustic_guitar_nylon, beats 3: musette
style rock, energy 0.4, valence -0.4, mode minor, saturation 0.42: post-grunge
style reggae, bpm 103: ragga, calypso
weakStyle samba: samba rhythm
weakStyle jazz_swing, instruments piano+tuba+accordion: vaudeville
weakStyle rock, instruments distortion_guitar, tempo 0.9, reverb 0.85, saturation 0.3: wall of guitars
style ambient, instruments pads: ambient pads
style celtic, instruments harp: celtic harp
style synthwave, energy 0.5, valence -0.5, mode minor, saturation 0.3: neon-noir, horrorsynth
style rock, instruments honky_tonk, brightness -0.2, bpm 160, swing 0.6, reverb 0.3, lofi 0.25, width -0.6: rockabilly
style rock, instruments honky_tonk, brightness -0.2, bpm 160, swing 0.6, reverb 0.3, lofi 0.25, width -0.6: 50s rock
style rock, instruments honky_tonk, brightness -0.2, bpm 160, swing 0.6, reverb 0.3, lofi 0.25, width -0.6: boogie woogie
style rock, instruments honky_tonk, brightness -0.2, bpm 160, swing 0.6, reverb 0.3, lofi 0.25, width -0.6: rock & roll
style rock, instruments honky_tonk, brightness -0.2, bpm 160, swing 0.6, reverb 0.3, lofi 0.25, width -0.6: rock and roll
style rock, instruments honky_tonk, brightness -0.2, bpm 160, swing 0.6, reverb 0.3, lofi 0.25, width -0.6: rock n roll
style jazz_swing, instruments soprano_sax+rhodes+fretless_bass, bpm 100, swing 0.52: acid jazz, nu jazz
style reggaeton, bpm 140, saturation 0.24: brazilian funk, baile funk, funk brasileiro, funk carioca, funk mandelão
style reggaeton, bpm 140, saturation 0.24: mandelão, montagem
style jazz_swing, instruments clarinet+trumpet, bpm 124: electro swing, electroswing, swing house
weakStyle gufeng, instruments guzheng: erhu, guqin, guzheng, pipa
weakStyle ambient, energy -0.65, valence 0.7, tempo 0.88, mode major: healing
weakStyle japanese_trad: japanese, taiko
style trap, bpm 138: jersey club, baltimore club
weakStyle japanese_trad, instruments guzheng: koto, shamisen
style trap, energy 0.9, valence -0.5, mode minor, saturation 0.21: rage
style flamenco, instruments acoustic_guitar_nylon: spanish guitar, flamenco guitar
style boom_bap, energy -0.3, bpm 83, mode minor, reverb 0.5, lofi 0.21: trip hop, illbient
style rnb, brightness -0.05, saturation 0.1: 90s r&b
style choral, instruments strings+harp: aria, bel canto, tenor aria
style salsa, instruments acoustic_guitar_steel, valence -0.1, bpm 128: bachata, bachata urbana
style jpop, instruments shamisen+shakuhachi+strings, bpm 83: enka, kayokyoku, showa, showa kayo
style samba, instruments accordion, bpm 115: forro, baiao, baião, piseiro, xote
style acoustic_folk, instruments accordion+clarinet+tuba, bpm 125: klezmer, klezmer pop
style kpop, instruments piano+strings, energy -0.4, bpm 71: korean ballad, k-ballad
style dnb, instruments rhodes+pads, valence 0.3: liquid dnb, liquid funk, atmospheric dnb, liquid drum and bass
style salsa, instruments accordion, bpm 150: merengue, merengue típico
style rnb, brightness -0.05, bpm 108, swing 0.6, saturation 0.1: new jack swing, new jack
style jazz_swing, instruments clarinet+trombone+trumpet+banjo, brightness -0.4, bpm 170, swing 0.55, lofi 0.6, width -1: new orleans jazz
style jazz_swing, instruments clarinet+trombone+trumpet+banjo, brightness -0.4, bpm 170, swing 0.55, lofi 0.6, width -1: stride piano
style jazz_swing, instruments clarinet+trombone+trumpet+banjo, brightness -0.4, bpm 170, swing 0.55, lofi 0.6, width -1: dixieland
style jazz_swing, instruments clarinet+trombone+trumpet+banjo, brightness -0.4, bpm 170, swing 0.55, lofi 0.6, width -1: ragtime
style jazz_swing, instruments clarinet+trombone+trumpet+banjo, brightness -0.4, bpm 170, swing 0.55, lofi 0.6, width -1: second line
weakStyle march: patriotic, army, military, parade, victory
weakStyle baroque, instruments lute+recorder, mode dorian: renaissance
weakStyle japanese_trad, instruments flute: shakuhachi
style country, instruments whistle+trumpet+choir, mode minor: spaghetti western, ennio morricone style, wild west
weakStyle country, instruments whistle+trumpet+choir, mode minor: western
weakStyle chiptune: arcade, nintendo, pixel, retro game, video game
weakStyle cinematic, instruments celesta+strings_tremolo, valence -0.8: suspense, spooky, thriller
style boom_bap, brightness -0.05, saturation 0.1: 90s hip hop
weakStyle hawaiian: beach
weakStyle flamenco: spanish, gypsy
weakStyle house, instruments acid_bass: acid
style house, instruments acid_bass: acid house
style techno, instruments acid_bass: acid techno
style ambient, bpm 93, reverb 1: ambient dub
style children, instruments music_box+celesta, energy -0.8, bpm 70, beats 3: bedtime, cradle song
style dnb, bpm 130: big beat, breaks, nu skool breaks
style ambient, width 0.3: binaural
style bluegrass, instruments violin: bluegrass fiddle
style blues, instruments electric_guitar_lead: blues guitar
style choral, instruments choir: boys choir
style country, instruments accordion+fiddle, bpm 140: cajun, zydeco
style children, instruments choir: children's choir
style dubstep, instruments supersaw, bpm 150: chillstep
weakStyle gufeng: chinese, mandarin
weakStyle gospel: church, revival
weakStyle gospel, instruments organ: church organ
style house, reverb 0.16: garage
style gospel, instruments choir: gospel choir
style cinematic, instruments celesta+strings_tremolo, valence -0.8: halloween
style jpop, voice f, bpm 175: hatsune miku, vocaloid
style ambient, valence -0.8, brightness -0.5, mode phrygian: haunted, horror ambient, isolationism
weakStyle kpop: korean
weakStyle amapiano, instruments synth_bass: log drum
weakStyle children, instruments music_box+celesta, energy -0.8, bpm 70, beats 3: music box
style cinematic, instruments accordion+fiddle, bpm 105, mode dorian: pirate, sea shanty, shanty
weakStyle rock, weirdness 0.13: prog
weakStyle children, energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major: silly
weakStyle ambient, energy -0.8: sleep
weakStyle cinematic, energy 0.6: trailer
weakStyle christmas: winter holiday
style japanese_trad, energy -0.65, tempo 0.88: zen
`;
