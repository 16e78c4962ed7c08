/** Words for the sound of the recording. */
export const production = `
gated reverb: instruments dx_ep+analog_poly, reverb 0.92, width 0.2
reverb-heavy: reverb 0.8
sidechain compression: sidechain 0.8
warm production: saturation 0.36
raw production: reverb 0.16
reverb-drenched: reverb 0.8
bright: brightness 0.5
reverb: reverb 0.8
gritty: reverb 0.16
lo-fi production: lofi 0.42
wall of sound: saturation 0.36
warm analog: saturation 0.36
spacious mix: reverb 0.8
tape saturation: saturation 0.36
feedback: saturation 0.36
heavy distortion: saturation 0.36
distorted: saturation 0.36
live band: reverb 0.16
organic production: saturation 0.36
spacious: reverb 0.8
raw recording: reverb 0.16
cavernous reverb: reverb 0.8
bitcrushed: lofi 0.42
live feel: saturation 0.36
echo: reverb 0.8
distortion: saturation 0.36
sidechain pumping: sidechain 0.8
warm mix: saturation 0.36
wide stereo: width 0.3
lo-fi warmth: lofi 0.42
lo-fi recording: lofi 0.42
spacious production: reverb 0.8
thick distortion: saturation 0.36
bit-crushed: lofi 0.42
cavernous: reverb 0.8
gated reverb drums: reverb 0.48
live recording: reverb 0.16
loud: saturation 0.36
room ambiance: reverb 0.16
warm analog textures: saturation 0.36
warm reverb: reverb 0.8
clipping: saturation 0.36
room ambience: reverb 0.16
analog: saturation 0.36
diy aesthetic: lofi 0.42
unpolished: lofi 0.42
vast: reverb 0.8
aggressive sidechain compression: sidechain 0.8
dark production: brightness -0.5
dry mix: reverb -0.7
expansive: reverb 0.8
live instrumentation: reverb 0.16
live instruments: reverb 0.16
spatial: width 0.3
tape delay: saturation 0.36
tight production: reverb -0.7
delay: reverb 0.8
noisy: saturation 0.36
spring reverb: reverb 0.8
crystalline: brightness 0.5
garage recording: lofi 0.42
gritty production: reverb 0.16
intimate recording: reverb -0.7
minimal reverb: reverb -0.7
overdriven: saturation 0.36
warm recording: saturation 0.36
airy mix: reverb 0.8
degraded audio: lofi 0.42
diy production: lofi 0.42
heavy reverb: reverb 0.8
live performance: reverb 0.16
long reverb tail: reverb 0.8
room sound: saturation 0.36
sidechain: sidechain 0.8
unprocessed: saturation 0.36
wall of noise: saturation 0.36
wide stereo field: width 0.3
fuzz: saturation 0.36
live: reverb 0.16
mono: width -0.54
muffled: lofi 0.42
crunchy: saturation 0.36
gated snare: reverb 0.48
lush reverb: reverb 0.8
cassette: lofi 0.42
close-miked: reverb -0.7
diy: lofi 0.42
saturated: saturation 0.36
stereo panning: width 0.3
bedroom production: lofi 0.42
cathedral reverb: reverb 0.8
dry: reverb -0.7
dusty: lofi 0.42
intimate production: reverb -0.7
rough: reverb 0.16
stereo: width 0.3
concert: reverb 0.16
warm sound: saturation 0.36
natural: saturation 0.36
plate reverb: reverb 0.8
3d audio: width 0.3
4-track: lofi 0.42
80s drums: reverb 0.48
8d audio: width 0.3
acoustic production: saturation 0.36
airy highs: brightness 0.5
am radio: lofi 0.42
ambient reverb: reverb 0.8
analog recording: brightness -0.15, saturation 0.6
bassy: brightness -0.5
big 80s drums: reverb 0.48
big reverb: reverb 0.8
bit crush: saturation 0.36
blown out: saturation 0.36
bone dry: reverb -0.7
brickwalled: saturation 0.36
bright sound: brightness 0.5
brilliant: brightness 0.5
centered mix: width -0.54
church reverb: reverb 0.8
close-mic: reverb -0.7
crackle: lofi 0.24
crisp highs: brightness 0.5
crowd: reverb 0.16
crushed: saturation 0.36
dark tone: brightness -0.5
dead room: reverb -0.7
delay-drenched: reverb 0.8
demo: lofi 0.42
demo recording: lofi 0.42
dirty: reverb 0.16
dolby atmos: width 0.3
drenched in reverb: reverb 0.8
dry production: reverb -0.7
ducking: sidechain 0.8
dull: brightness -0.5
dusty vinyl: lofi 0.24
echoes: reverb 0.8
echoing: reverb 0.8
ethereal reverb: reverb 0.8
glassy: brightness 0.5
grainy: lofi 0.42
gritty texture: saturation 0.36
hall reverb: reverb 0.8
hard clipping: saturation 0.36
hard panned: width 0.3
harsh noise: saturation 0.36
heavy low end: brightness -0.5
home recording: lofi 0.42
huge space: reverb 0.8
immersive audio: width 0.3
immersive mix: reverb 0.8
in concert: reverb 0.16
in your face: reverb -0.7
in-your-ear: reverb -0.7
intimate mix: reverb -0.7
live audience: reverb 0.16
live concert: reverb 0.16
live in studio: reverb 0.16
live session: reverb 0.16
lo-fi distortion: saturation 0.36
low fidelity: lofi 0.42
low-end heavy: brightness -0.5
mono mix: width -0.54
mtv unplugged: reverb 0.16
muddy: brightness -0.5
narrow: width -0.54
no reverb: reverb -0.7
old radio: lofi 0.42
one take: reverb 0.16
overdrive: saturation 0.36
panoramic: width 0.3
phone recording: lofi 0.42
pump: sidechain 0.8
pumping sidechain: sidechain 0.8
record noise: lofi 0.24
reverberant: reverb 0.8
saturated distortion: saturation 0.36
saturation: saturation 0.36
shimmer reverb: reverb 0.8
shimmery: brightness 0.5
sidechained bass: sidechain 0.8
sparkling: brightness 0.5
spatial audio: width 0.3
subby: brightness -0.5
surface noise: lofi 0.24
surround: width 0.3
sweaty club: reverb 0.16
tape: saturation 0.36
tight: reverb -0.7
trebly: brightness 0.5
tube warmth: saturation 0.36
turntable crackle: lofi 0.24
unplugged live: reverb 0.16
up close: reverb -0.7
upfront vocals: reverb -0.7
vinyl: lofi 0.24
warm and dark: brightness -0.5
warm tone: saturation 0.36
wet: reverb 0.8
wide: width 0.3
wide open: reverb 0.8
wide soundstage: width 0.3
worn tape: lofi 0.42
`;
