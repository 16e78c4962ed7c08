/** Words for moods. */
export const mood = `
style industrial: electro-rock
style jazz_swing: jazz swing
style salsa: tropical latin
style latin_ballad: regional
style hawaiian: island acoustic
style japanese_trad: japanese trad
energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor: melancholic, heartbreak, yearning, longing
energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor: mournful, lonely, somber, sorrowful, despair
energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor: melancholy, anguished, bleak, gentle melancholy
energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor: melancholic introspection, tragic, desolate, blue
energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor: breakup, broken, crying, depressed, depressing
energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor: forlorn, funeral, gloomy, grief, heartbroken
energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor: lamenting, loneliness, lonesome
energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor: nostalgic sadness, regretful, sad love, sad song
energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor: tearful
energy -0.2, valence -0.1, saturation 0.09: nostalgic, introspective, contemplative, sentimental, reflective
energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major: celebratory, joyful, party, playful, upbeat
energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major: festive, party music, bouncy, celebration
energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major: party anthem, youthful, feel-good, carefree
energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major: exuberant, summer vibes, fun, cheerful, happy
energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major: humorous, sunny, whimsical, sun-drenched
energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major: lighthearted, optimistic, comedic, light-hearted
energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major: quirky, bright mood, comical, cozy happy, cute
energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major: feel good, gleeful, good vibes, jolly, jubilant
energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major: merry, positive
energy -0.2, valence 0.3, tempo 0.95, saturation 0.15: romantic, intimate, sensual, smooth, heartfelt, passionate
energy -0.2, valence 0.3, tempo 0.95, saturation 0.15: love song, tender, seductive, romantic longing, candlelit
energy -0.2, valence 0.3, tempo 0.95, saturation 0.15: sexy, love, sultry, romance, silky, sweet, flirtatious
energy -0.2, valence 0.3, tempo 0.95, saturation 0.15: affectionate, devotional love, lovely, loving, valentine
energy -0.2, valence 0.3, tempo 0.95, saturation 0.15: velvety, wedding, yearning love
energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor, saturation 0.09: bittersweet, wistful
energy 0.9, valence -0.5, mode minor, saturation 0.21: aggressive, raw, defiant, confrontational, rebellious
energy 0.9, valence -0.5, mode minor, saturation 0.21: abrasive, chaotic, harsh, heavy, anti-establishment, brutal
energy 0.9, valence -0.5, mode minor, saturation 0.21: angry, crushing, furious, protest, violent, mosh pit, primal
energy 0.9, valence -0.5, mode minor, saturation 0.21: righteous anger, visceral, manic, hostile, fierce
energy 0.9, valence -0.5, mode minor, saturation 0.21: destructive, ferocious, hateful, menacing energy
energy 0.9, valence -0.5, mode minor, saturation 0.21: relentless aggression, savage, unhinged, vicious, warlike
energy 0.3, valence 0.7, mode major: uplifting, euphoric, cathartic, hopeful, cathartic release, ecstatic
energy 0.3, valence 0.7, mode major: dancefloor euphoria, hands-in-the-air, exhilarating, encouraging, faith
energy 0.3, valence 0.7, mode major: feel alive, heartwarming, joyous, positive vibe, radiant, redemptive
energy 0.3, valence 0.7, mode major: spiritual uplift, sunrise, warm and hopeful
energy 0.2: danceable, groovy, urban, cool, relaxed groove, laid-back groove, catchy, head-nodding groove, pocket
energy 0.2: dance groove, effortlessly cool, hypnotic groove, infectious, syncopated groove, tight groove
energy 0.2: playful groove, sassy, slick, smooth groove, steamy, stylish
energy -0.05: emotional, soulful, theatrical, vulnerable, confessional, expressive, deep, emotional vulnerability
energy -0.05: raw emotion, raw vulnerability, sincere, emotional intensity, intimate confession, passionate delivery
energy -0.05: poignant, emotive, cinematic emotional, heart-wrenching, moving, stirring emotion, tearjerker
energy -0.05: touching
brightness -0.15, saturation 0.21: warm, sunset, earthy, autumnal warm, comforting warmth, golden, golden hour
brightness -0.15, saturation 0.21: hearth, homely, rich, rustic, sun, tender warm, velvety warm
energy 0.75, tempo 1.06: energetic, driving rhythm, intense, high energy, driving, building intensity, relentless
energy 0.75, tempo 1.06: powerful, raw energy, explosive, high-energy, driving beat, festival energy, dynamic
energy 0.75, tempo 1.06: hard-hitting, explosive energy, boss energy, live energy, vibrant, adrenaline, bold
energy 0.75, tempo 1.06: maximalist, frenetic, propulsive, wild, hype, lively, exciting, pounding, action-packed
energy 0.75, tempo 1.06: banger, electrifying, frantic, gym, hyped, motivational, pulsating, turbo, unstoppable
energy 0.75, tempo 1.06: vigorous, workout
brightness -0.15, saturation 0.57: analog warmth, organic, vintage warmth
energy -0.35, brightness 0.1, reverb 0.7, width 0.12: dreamy, transcendent, immersive, lush, floating, airy
energy -0.35, brightness 0.1, reverb 0.7, width 0.12: shimmering, spacey, weightless, angelic, drifting
energy -0.35, brightness 0.1, reverb 0.7, width 0.12: ambient mood, cloudlike, floaty, gossamer, heavenly, misty
energy -0.35, brightness 0.1, reverb 0.7, width 0.12: serene dream
energy -0.35, brightness 0.1, reverb 0.5: ethereal, hazy, dreamlike
energy 0.6, valence 0.4, reverb 0.4: anthemic, triumphant, sweeping, soaring, empowering, grand, overwhelming
energy 0.6, valence 0.4, reverb 0.4: inspirational, empowered, proud, arena, cinematic mood, climactic, glorious
energy 0.6, valence 0.4, reverb 0.4: larger than life, legendary, mighty, monumental, noble, powerful build, stadium
energy 0.6, valence 0.4, reverb 0.4: stirring, uplifting anthem, victorious
valence -0.7, brightness -0.4: nocturnal, dark, dark atmosphere, haunting, menacing, ominous, brooding, cold
valence -0.7, brightness -0.4: dystopian, nihilistic, gothic, apocalyptic, dark humor, oppressive, sinister
energy -0.1, saturation 0.06: sophisticated, elegant, mediterranean, virtuosic, technical, refined, poetic
energy -0.1, saturation 0.06: intellectual, classy, graceful, literary, timeless elegance
valence -0.15, brightness -0.25, saturation 0.09: late-night, late night, smoky, nightlife, night, nighttime
valence -0.15, brightness -0.25, saturation 0.09: midnight, 2am, after hours, city lights, driving at night
valence -0.15, brightness -0.25, saturation 0.09: lonely night, moonlit, neon night, night city, night drive
valence -0.15, brightness -0.25, saturation 0.09: noir mood, urban night
energy -0.65, tempo 0.88: gentle, laid-back, relaxed, serene, peaceful, soft, mellow, breezy, laid back, pastoral
energy -0.65, tempo 0.88: chill vibes, delicate, calming, comforting, unhurried, quiet, relaxing, soothing, chilled
energy -0.65, tempo 0.88: easygoing, lounge mood, restful, sleepy, slow and calm, subtle, tender calm, tranquil
energy -0.65, tempo 0.88: warm and calm
energy -0.2, reverb 0.6: communal, reverent, ritualistic, solemn, ancestral, divine, holy, mantra-like
energy -0.2, reverb 0.6: meditative spiritual, prayerful, religious, shamanic, transcendental, tribal, worshipful
energy 0.2, valence 0.2: confident, swagger
valence -0.2, reverb 0.2, width 0.3: futuristic
energy 0.3: rhythmic, underground, working class, epic scope, political, cruising, youthful energy, colorful
energy 0.3: dancing, fist-pumping, hedonistic, politically charged, raw power, socially conscious, urban grit
valence -0.7, brightness -0.4, reverb 0.5: mysterious
valence -0.3, brightness -0.2: cerebral, moody, sardonic, satirical, dystopian atmosphere, darkness, ironic
valence -0.3, brightness -0.2: existential dread, irreverent, witty, atmosphere, moody atmosphere
valence -0.2: digital, winter, metallic, icy, alien cold, clinical, dystopia, frosty, industrial mood, robotic mood
valence -0.2: sterile
energy 0.4, valence 0.2: street, glamorous, self-assured, ambitious, boastful, luxurious, badass, boss, cocky
energy 0.4, valence 0.2: cocky swagger, empowered swagger, flex, gangster, girlboss, hustle, luxury
energy 0.4, valence 0.2: savage confident, villain era
energy -0.3, valence -0.7: sad
valence 0.4, brightness 0.2: summer
voice f: female
voice m: male
energy -0.6: calm
reverb 0.5: hypnotic, ancient, cosmic, otherworldly, mystical, trance-like, spectral, trance-inducing, enchanted
reverb 0.5: alien, arcane, enigmatic, esoteric, fairy, magical, space
mode minor: urgent, anxious, tension, tension and release, claustrophobic, tense, paranoid, suspenseful, frenzied
mode minor: restless, countdown, edgy, nervous, panic, pressure, rising tension, thriller mood, uneasy
reverb 0.12, weirdness 0.25: experimental, dissonant, avant-garde, psychedelic, glitchy, abstract, trippy
reverb 0.12, weirdness 0.25: genre-blending, absurdist, genre-defying, uncanny, eclectic, atonal, bizarre
reverb 0.12, weirdness 0.25: chaotic weird, eccentric, free-form, hallucinogenic, kaleidoscopic, off-kilter
reverb 0.12, weirdness 0.25: quirky experimental, strange, surrealist, unconventional, weird
valence -0.7, brightness -0.4, mode minor: cosmic horror, dread, foreboding, macabre, post-apocalyptic, unsettling
valence -0.7, brightness -0.4, mode minor: noir, dark mood, demonic, disturbing, doomy, evil, grim, shadowy
valence -0.7, brightness -0.4, mode minor: sinister mood, vampire, villain
valence -0.2, brightness 0.2, reverb 0.2, width 0.3: cybernetic, sci-fi, space age
energy -0.2, valence -0.2, tempo 0.88: glacial
valence -0.7, brightness -0.4, mode minor, reverb 0.5: occult
reverb 0.5, weirdness 0.25: surreal
energy -0.2, valence -0.1, mode major, saturation 0.09: nostalgic warmth, nostalgia, coming of age, rainy day
energy -0.2, valence -0.1, mode major, saturation 0.09: autumn, memories, pensive, rainy, reminiscent
energy 0.2, swing 0.64: swinging
energy -0.65, brightness -0.15, tempo 0.88, saturation 0.21: cozy
energy 0.75, tempo 1.13: fast-paced
energy -0.35, valence 0.7, brightness 0.1, mode major, reverb 0.7, width 0.12: blissful
energy 0.6, valence 0.4, mode major, reverb 0.4: inspiring
valence -0.1, brightness -0.2: late night atmosphere, late night vibe
valence -0.7, brightness -0.9, mode minor: murky
energy 0.75, tempo 1.06, sidechain 0.8: pumping
`;
