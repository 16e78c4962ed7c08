/** Times, by the sound of their records. */
export const era = `
1980s rock: instruments dx_ep+analog_poly, reverb 0.92, width 0.2
mtv era: instruments dx_ep+analog_poly, reverb 0.92, width 0.2
1985: instruments dx_ep+analog_poly, reverb 0.92, width 0.2
80s ballad: instruments dx_ep+analog_poly, reverb 0.92, width 0.2
80s production: instruments dx_ep+analog_poly, reverb 0.92, width 0.2
80s rock: instruments dx_ep+analog_poly, reverb 0.92, width 0.2
eighties: instruments dx_ep+analog_poly, reverb 0.92, width 0.2
retro 80s: instruments dx_ep+analog_poly, reverb 0.92, width 0.2
vhs: instruments dx_ep+analog_poly, reverb 0.92, width 0.2
modern production: brightness 0.15, width 0.2
traditional: brightness -0.15, saturation 0.6, lofi 0.33
vintage: brightness -0.15, saturation 0.6, lofi 0.33
retro: brightness -0.15, saturation 0.6, lofi 0.33
modern: brightness 0.15, width 0.2
1965: reverb 0.54, saturation 0.41, lofi 0.3, width -0.36
1970: brightness -0.15, saturation 0.6
timeless: brightness -0.15, saturation 0.6, lofi 0.33
vintage production: brightness -0.15, saturation 0.6, lofi 0.33
classic: brightness -0.15, saturation 0.6, lofi 0.33
1967: reverb 0.54, saturation 0.41, lofi 0.3, width -0.36
1972: brightness -0.15, saturation 0.6
1973: brightness -0.15, saturation 0.6
1975: brightness -0.15, saturation 0.6
1976: brightness -0.15, saturation 0.6
2000s indie: brightness 0.1, saturation 0.1
contemporary: brightness 0.15, width 0.2
retro production: brightness -0.15, saturation 0.6, lofi 0.33
sun records sound: brightness -0.2, reverb 0.3, saturation 0.18, lofi 0.43, width -1
vintage recording: brightness -0.15, saturation 0.6, lofi 0.33
1960s: reverb 0.54, saturation 0.41, lofi 0.3, width -0.36
1969: reverb 0.54, saturation 0.41, lofi 0.3, width -0.36
2000s rock: brightness 0.1, saturation 0.1
60s pop: reverb 0.54, saturation 0.41, lofi 0.3, width -0.36
90s alternative: brightness -0.05, saturation 0.1
90s pop: brightness -0.05, saturation 0.1
tiktok: brightness 0.15, width 0.2
1970s: brightness -0.15, saturation 0.6
british invasion: reverb 0.54, saturation 0.41, lofi 0.3, width -0.36
oldies: brightness -0.2, reverb 0.3, saturation 0.18, lofi 0.43, width -1
1920s: brightness -0.4, lofi 0.97, width -1
1930s: brightness -0.4, lofi 0.97, width -1
1940s: brightness -0.3, lofi 0.75, width -1
1990s: brightness -0.05, saturation 0.1
2000s: brightness 0.1, saturation 0.1
2000s pop: brightness 0.1, saturation 0.1
2000s r&b: brightness 0.1, saturation 0.1
2010s: brightness 0.15, width 0.15, sidechain 0.55
2010s edm: brightness 0.15, width 0.15, sidechain 0.55
2010s indie: brightness 0.15, width 0.15, sidechain 0.55
2010s pop: brightness 0.15, width 0.15, sidechain 0.55
2020s: brightness 0.15, width 0.2
20s: brightness -0.4, lofi 0.97, width -1
30s: brightness -0.4, lofi 0.97, width -1
40s: brightness -0.3, lofi 0.75, width -1
50s: brightness -0.2, reverb 0.3, saturation 0.18, lofi 0.43, width -1
50s rock and roll: brightness -0.2, reverb 0.3, saturation 0.18, lofi 0.43, width -1
60s: reverb 0.54, saturation 0.41, lofi 0.3, width -0.36
60s psychedelia: reverb 0.54, saturation 0.41, lofi 0.3, width -0.36
70s: brightness -0.15, saturation 0.6
70s funk: brightness -0.15, saturation 0.6
70s rock: brightness -0.15, saturation 0.6
70s soul: brightness -0.15, saturation 0.6
90s: brightness -0.05, saturation 0.1
90s dance: brightness -0.05, saturation 0.1
90s house: brightness -0.05, saturation 0.1
ai: brightness 0.2, reverb 0.2, width 0.3
android: brightness 0.2, reverb 0.2, width 0.3
antique: brightness -0.15, saturation 0.6, lofi 0.33
aughts: brightness 0.1, saturation 0.1
beatlesque: reverb 0.54, saturation 0.41, lofi 0.3, width -0.36
big band era: brightness -0.3, lofi 0.75, width -1
classic 70s: brightness -0.15, saturation 0.6
contemporary production: brightness 0.15, width 0.2
current: brightness 0.15, width 0.2
cyber: brightness 0.2, reverb 0.2, width 0.3
disco era: brightness -0.15, saturation 0.6
early 2000s: brightness 0.1, saturation 0.1
early 90s: brightness -0.05, saturation 0.1
fifties: brightness -0.2, reverb 0.3, saturation 0.18, lofi 0.43, width -1
flower power: reverb 0.54, saturation 0.41, lofi 0.3, width -0.36
fresh: brightness 0.15, width 0.2
future: brightness 0.2, reverb 0.2, width 0.3
golden age soul: reverb 0.54, saturation 0.41, lofi 0.3, width -0.36
gramophone: brightness -0.4, lofi 0.97, width -1
jazz age: brightness -0.4, lofi 0.97, width -1
jukebox: brightness -0.2, reverb 0.3, saturation 0.18, lofi 0.43, width -1
late 90s: brightness -0.05, saturation 0.1
laurel canyon: brightness -0.15, saturation 0.6
lo-fi vintage: brightness -0.15, saturation 0.6, lofi 0.33
mid 2000s: brightness 0.1, saturation 0.1
motown era: reverb 0.54, saturation 0.41, lofi 0.3, width -0.36
myspace era: brightness 0.1, saturation 0.1
new school: brightness 0.15, width 0.2
nineties: brightness -0.05, saturation 0.1
old school: brightness -0.15, saturation 0.6, lofi 0.33
old-school: brightness -0.15, saturation 0.6, lofi 0.33
old-timey: brightness -0.4, lofi 0.97, width -1
prohibition era: brightness -0.4, lofi 0.97, width -1
psychedelic 60s: reverb 0.54, saturation 0.41, lofi 0.3, width -0.36
roaring twenties: brightness -0.4, lofi 0.97, width -1
seventies: brightness -0.15, saturation 0.6
sixties: reverb 0.54, saturation 0.41, lofi 0.3, width -0.36
state of the art: brightness 0.15, width 0.2
swinging sixties: reverb 0.54, saturation 0.41, lofi 0.3, width -0.36
throwback: brightness -0.15, saturation 0.6, lofi 0.33
tumblr era: brightness 0.15, width 0.15, sidechain 0.55
vintage 50s: brightness -0.2, reverb 0.3, saturation 0.18, lofi 0.43, width -1
vintage 70s: brightness -0.15, saturation 0.6
vintage sound: brightness -0.15, saturation 0.6, lofi 0.33
viral: brightness 0.15, width 0.2
wartime: brightness -0.3, lofi 0.75, width -1
y2k: brightness 0.1, saturation 0.1
y2k era 90s: brightness -0.05, saturation 0.1
yacht: brightness -0.15, saturation 0.6
year 3000: brightness 0.2, reverb 0.2, width 0.3
`;
