/** Times, by the sound of their records. */
export const era = `
instruments dx_ep+analog_poly, reverb 0.92, width 0.2: 1980s rock, mtv era, 1985, 80s ballad, 80s production
instruments dx_ep+analog_poly, reverb 0.92, width 0.2: 80s rock, eighties, retro 80s, vhs
brightness 0.15, width 0.2: modern production, modern, contemporary, tiktok, 2020s, contemporary production, current
brightness 0.15, width 0.2: fresh, new school, state of the art, viral
brightness -0.15, saturation 0.6, lofi 0.33: traditional, vintage, retro, timeless, vintage production, classic
brightness -0.15, saturation 0.6, lofi 0.33: retro production, vintage recording, antique, lo-fi vintage, old school
brightness -0.15, saturation 0.6, lofi 0.33: old-school, throwback, vintage sound
reverb 0.54, saturation 0.41, lofi 0.3, width -0.36: 1965, 1967, 1960s, 1969, 60s pop, british invasion, 60s
reverb 0.54, saturation 0.41, lofi 0.3, width -0.36: 60s psychedelia, beatlesque, flower power, golden age soul
reverb 0.54, saturation 0.41, lofi 0.3, width -0.36: motown era, psychedelic 60s, sixties, swinging sixties
brightness -0.15, saturation 0.6: 1970, 1972, 1973, 1975, 1976, 1970s, 70s, 70s funk, 70s rock, 70s soul
brightness -0.15, saturation 0.6: classic 70s, disco era, laurel canyon, seventies, vintage 70s, yacht
brightness 0.1, saturation 0.1: 2000s indie, 2000s rock, 2000s, 2000s pop, 2000s r&b, aughts, early 2000s, mid 2000s
brightness 0.1, saturation 0.1: myspace era, y2k
brightness -0.2, reverb 0.3, saturation 0.18, lofi 0.43, width -1: sun records sound, oldies, 50s, 50s rock and roll
brightness -0.2, reverb 0.3, saturation 0.18, lofi 0.43, width -1: fifties, jukebox, vintage 50s
brightness -0.05, saturation 0.1: 90s alternative, 90s pop, 1990s, 90s, 90s dance, 90s house, early 90s, late 90s
brightness -0.05, saturation 0.1: nineties, y2k era 90s
brightness -0.4, lofi 0.97, width -1: 1920s, 1930s, 20s, 30s, gramophone, jazz age, old-timey, prohibition era
brightness -0.4, lofi 0.97, width -1: roaring twenties
brightness -0.3, lofi 0.75, width -1: 1940s, 40s, big band era, wartime
brightness 0.15, width 0.15, sidechain 0.55: 2010s, 2010s edm, 2010s indie, 2010s pop, tumblr era
brightness 0.2, reverb 0.2, width 0.3: ai, android, cyber, future, year 3000
`;
