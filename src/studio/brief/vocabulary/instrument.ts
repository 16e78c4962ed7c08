/** Words for instruments that bear another name here; the rest are known by their own. */
export const instrument = `
sax: instruments sax
rain: energy -0.2, valence -0.2
acoustic guitar: instruments acoustic_guitar_steel
upright bass: instruments bass
electric guitar: instruments electric_guitar_clean
trumpet: instruments trumpet
synthesizer: instruments saw_lead
808 bass: instruments sub_808
saxophone: instruments sax
accordion: instruments accordion
rhodes piano: instruments rhodes
bass-heavy: instruments bass
brass section: instruments brass_section
deep bass: instruments bass
strings: instruments strings
heavy bass: instruments bass
bass: instruments bass
violin: instruments violin
horn section: instruments brass_section
distorted bass: instruments bass
synth bass: instruments synth_bass
electric piano: instruments rhodes
fiddle: instruments violin
flute: instruments flute
bass guitar: instruments bass
power chords: instruments distortion_guitar, saturation 0.24
vibraphone: instruments bells
hammond organ: instruments organ
clarinet: instruments clarinet
synth pads: instruments pads
sub-bass: instruments bass
brass: instruments brass_section
mandolin: instruments mandolin
trombone: instruments trombone
distorted guitar: instruments distortion_guitar, saturation 0.24
vocoder: instruments saw_lead
guitar: instruments acoustic_guitar_steel
pumping bass: instruments synth_bass
harmonica: instruments clarinet
analog synth: instruments saw_lead
string arrangement: instruments strings
distorted guitars: instruments distortion_guitar, saturation 0.24
clean guitar: instruments electric_guitar_clean
sub bass: instruments bass
walking bass: instruments bass
guitar solo: instruments electric_guitar_lead
organ: instruments organ
tremolo picking: instruments distortion_guitar, saturation 0.24
grand piano: instruments piano
atmospheric pads: instruments pads
melodic bass: instruments bass
cello: instruments cello
layered guitars: instruments electric_guitar_clean
pedal steel guitar: instruments pedal_steel
synth: instruments saw_lead
tr-808: instruments sub_808
keyboard: instruments rhodes
slap bass: instruments bass
bright synths: instruments saw_lead
heavy 808 bass: instruments sub_808
warm bass: instruments bass
brushed drums: energy -0.3
woodwinds: instruments flute
electric bass: instruments bass
fuzz guitar: instruments distortion_guitar, saturation 0.24
wah-wah guitar: instruments electric_guitar_clean
brass stabs: instruments brass_section
jangly guitars: instruments electric_guitar_clean
orchestral strings: instruments strings
double bass: instruments bass
driving bass: instruments bass
fender rhodes: instruments rhodes
guitar-driven: instruments distortion_guitar, saturation 0.24
nylon guitar: instruments acoustic_guitar_nylon
synth pad: instruments pads
wurlitzer: instruments rhodes
bright guitar tone: instruments electric_guitar_clean
horn stabs: instruments brass_section
lush synth pads: instruments pads
moog synthesizer: instruments saw_lead
tuba: instruments brass_section
clean electric guitar: instruments electric_guitar_clean
glockenspiel: instruments bells
melodic bassline: instruments bass
string section: instruments strings
funk bass: instruments bass
warm pads: instruments pads
warm synth pads: instruments pads
alto saxophone: instruments sax
button accordion: instruments accordion
harmonium: instruments organ
harp: instruments harp
vinyl crackle: lofi 0.24
tape hiss: lofi 0.24
gated reverb snare: reverb 0.48
interlocking guitars: instruments electric_guitar_clean
muted trumpet: instruments trumpet
reverb guitar: instruments electric_guitar_clean
telecaster twang: instruments electric_guitar_clean
tenor saxophone: instruments sax
timpani: instruments timpani
wah guitar: instruments electric_guitar_clean
heavy riffs: instruments distortion_guitar, saturation 0.24
syncopated bass: instruments bass
keyboards: instruments rhodes
mellotron: instruments pads
reese bass: instruments synth_bass
grand orchestral strings: instruments strings
jazz guitar: instruments electric_guitar_clean
palm-muted riffs: instruments distortion_guitar, saturation 0.24
steel drums: instruments bells
downtuned guitars: instruments distortion_guitar, saturation 0.24
fretless bass: instruments bass
lush strings: instruments strings
rolling bassline: instruments bass
ambient textures: instruments pads
angular guitars: instruments electric_guitar_clean
bouzouki: instruments mandolin
brush drums: energy -0.3
choppy guitar: instruments electric_guitar_clean
crying steel guitar: instruments pedal_steel
down-tuned guitars: instruments distortion_guitar, saturation 0.24
driving bassline: instruments bass
dual guitars: instruments distortion_guitar, saturation 0.24
fuzz bass: instruments bass
galloping rhythm: instruments distortion_guitar, saturation 0.24
guitar riff: instruments distortion_guitar, saturation 0.24
horns: instruments brass_section
offbeat guitar: instruments electric_guitar_clean
piano riff: instruments piano
shimmering guitars: instruments electric_guitar_clean
tight low end: instruments bass
warm keys: instruments rhodes
alto sax: instruments sax
marimba: instruments bells
rhodes: instruments rhodes
seven-string guitar: instruments distortion_guitar, saturation 0.24
sweeping strings: instruments strings
upright piano: instruments piano
concertina: instruments accordion
kalimba: instruments bells
pad: instruments pads
piano chords: instruments piano
punchy bass: instruments bass
recorder: instruments flute
angular guitar: instruments electric_guitar_clean
brass hits: instruments brass_section
brushes: energy -0.3
classical guitar: instruments acoustic_guitar_nylon
clavinet: instruments rhodes
clean guitar arpeggios: instruments acoustic_guitar_steel
clean guitar tone: instruments electric_guitar_clean
deep sub-bass: instruments bass
dx7: instruments rhodes
hammered piano chords: instruments piano
overdriven guitar: instruments distortion_guitar, saturation 0.24
piano and strings: instruments piano
punchy horns: instruments brass_section
rhythm guitar: instruments electric_guitar_clean
sarangi: instruments violin
sequenced bass: instruments synth_bass
shredding: instruments distortion_guitar, saturation 0.24
tres guitar: instruments acoustic_guitar_nylon
viola: instruments violin
acoustic intro: instruments acoustic_guitar_steel
distorted power chords: instruments distortion_guitar, saturation 0.24
dulcimer: instruments bells
french horn: instruments brass_section
lush pads: instruments pads
nylon string guitar: instruments acoustic_guitar_nylon
slide guitar: instruments electric_guitar_lead
xylophone: instruments bells
bright synth pads: instruments pads
dub bass: instruments bass
eight-string guitar: instruments distortion_guitar, saturation 0.24
tenor sax: instruments sax
triangle: instruments timpani
virtuosic guitar: instruments electric_guitar_lead
warm analog bass: instruments synth_bass
acoustic piano: instruments piano
aggressive bass: instruments synth_bass
ambient pad: instruments pads
arpeggiated guitar: instruments acoustic_guitar_steel
balafon: instruments bells
bass heavy: instruments bass
brass accents: instruments brass_section
cavaquinho: instruments mandolin
choir vocals: instruments choir
deep synth bass: instruments synth_bass
dobro: instruments pedal_steel
evolving textures: instruments pads
extended solo: instruments electric_guitar_lead
flugelhorn: instruments trumpet
funk guitar: instruments electric_guitar_clean
fuzzy guitars: instruments distortion_guitar, saturation 0.24
gospel piano: instruments piano
granular texture: instruments pads
groovy bassline: instruments bass
harmonized guitars: instruments electric_guitar_lead
harmonized leads: instruments electric_guitar_lead
honky-tonk piano: instruments piano
moog: instruments synth_bass
organ stabs: instruments organ
piano accordion: instruments accordion
pulsing bass: instruments bass
pulsing synth bass: instruments synth_bass
riff-based: instruments distortion_guitar, saturation 0.24
riff-driven: instruments distortion_guitar, saturation 0.24
ringing chords: instruments electric_guitar_clean
rolling bass: instruments synth_bass
santoor: instruments bells
solo piano intro: instruments piano
string pad: instruments strings
sustained chords: instruments pads
tanpura drone: instruments guzheng
thick layered guitars: instruments distortion_guitar, saturation 0.24
tremolo guitar: instruments electric_guitar_clean
trumpets: instruments brass_section
vihuela: instruments acoustic_guitar_nylon
walking bass line: instruments bass
warm piano tone: instruments piano
warm strings: instruments strings
autoharp: instruments harp
bassoon: instruments clarinet
chorus guitar: instruments electric_guitar_clean
funky bassline: instruments bass
growl bass: instruments synth_bass
ney flute: instruments flute
oboe: instruments clarinet
saxophone solo: instruments sax
synth strings: instruments strings
kora: instruments harp
melodica: instruments accordion
pads: instruments pads
pizzicato: instruments strings
thick bass: instruments bass
throat singing: instruments choir
12-string guitar: instruments acoustic_guitar_steel
acoustic bass: instruments bass
bansuri: instruments flute
bells: instruments bells
celesta: instruments bells
crunchy guitars: instruments distortion_guitar, saturation 0.24
guitar feedback: instruments distortion_guitar, saturation 0.24
jangly guitar: instruments electric_guitar_clean
male choir: instruments choir
mariachi trumpet: instruments trumpet
mbira: instruments bells
metal guitar: instruments distortion_guitar, saturation 0.24
moog bass: instruments synth_bass
neuro bass: instruments synth_bass
pan flute: instruments flute
penny whistle: instruments flute
prepared piano: instruments piano
qanun: instruments guzheng
requinto: instruments acoustic_guitar_nylon
sarod: instruments guzheng
saz: instruments guzheng
steel guitar: instruments pedal_steel
steelpan: instruments bells
surf guitar: instruments electric_guitar_clean
synth brass: instruments brass_section
trombones: instruments brass_section
twangy guitar: instruments electric_guitar_clean
veena: instruments guzheng
wooden flute: instruments flute
pedal steel: instruments pedal_steel
singing bowls: instruments bells
tubular bells: instruments bells
airy pads: instruments pads
bandoneon: instruments accordion
bass clarinet: instruments clarinet
bright piano: instruments piano
english horn: instruments clarinet
fingerpicked acoustic guitar: instruments acoustic_guitar_steel
french horns: instruments brass_section
no vocals: voice none
piccolo: instruments flute
vinyl noise: lofi 0.24
jazz brushes: energy -0.3
acid bass: instruments synth_bass
acoustic guitar strumming: instruments acoustic_guitar_steel
acoustic guitars: instruments acoustic_guitar_steel
acoustic strumming: instruments acoustic_guitar_steel
analog bass: instruments synth_bass
analog synth bass: instruments synth_bass
angelic choir: instruments choir
arpeggiated bass: instruments synth_bass
b3 organ: instruments organ
background choir: instruments choir
background music: voice none
backing track: voice none
baglama: instruments guzheng
bagpipe: instruments clarinet
balalaika: instruments mandolin
banjo picking: instruments banjo
banjo rolls: instruments banjo
baritone sax: instruments sax
bass line: instruments bass
beat only: voice none
bell synth: instruments bells
bell tones: instruments bells
bgm: voice none
big brass: instruments brass_section
blues harmonica: instruments clarinet
booming bass: instruments bass
bouzouki greek: instruments guzheng
brass ensemble: instruments brass_section
brushed snare: energy -0.3
carillon: instruments bells
cello drone: instruments cello
cello solo: instruments cello
charango: instruments mandolin
chicken scratch guitar: instruments electric_guitar_clean
chimes: instruments bells
choir pad: instruments pads
chugging: instruments distortion_guitar, saturation 0.24
chugging guitar: instruments distortion_guitar, saturation 0.24
church bells: instruments bells
cimbalom: instruments bells
cinematic drums: instruments timpani
cinematic percussion: instruments timpani
clawhammer banjo: instruments banjo
combo organ: instruments organ
contrabass: instruments upright_bass
cornet: instruments trumpet
crotales: instruments bells
cymbal crashes: instruments timpani
cymbal swells: instruments timpani
dark pads: instruments pads
deep cello: instruments cello
delay guitar: instruments electric_guitar_clean
delicate piano: instruments piano
disco strings: instruments strings
dombra: instruments guzheng
double bass bowed: instruments cello
drawbar organ: instruments organ
dreamy pads: instruments pads
drone pad: instruments pads
duduk: instruments clarinet
e-piano: instruments rhodes
electric guitar riffs: instruments distortion_guitar, saturation 0.24
electric guitar solo: instruments electric_guitar_lead
electric violin: instruments violin
ep: instruments rhodes
epic brass: instruments brass_section
epic choir: instruments choir
epic drums: instruments timpani
erhu-like fiddle: instruments violin
evolving pads: instruments pads
farfisa: instruments organ
female choir: instruments choir
fiddle solo: instruments violin
fiddles: instruments violin
fingered bass: instruments bass
fingerpicked: instruments acoustic_guitar_steel
fingerstyle guitar: instruments acoustic_guitar_steel
five-string banjo: instruments banjo
fm bass: instruments synth_bass
fm electric piano: instruments rhodes
gamelan: instruments bells
gayageum: instruments guzheng
gentle acoustic guitar: instruments acoustic_guitar_steel
gentle piano: instruments piano
glassy pads: instruments pads
gong: instruments timpani
gospel organ: instruments organ
gran cassa: instruments timpani
guitar arpeggios: instruments acoustic_guitar_steel
guitar lead: instruments electric_guitar_lead
gypsy violin: instruments violin
haegeum: instruments guzheng
hammered dulcimer: instruments bells
hammond: instruments organ
handbells: instruments bells
handpan: instruments bells
hang drum: instruments bells
hard rock guitar: instruments distortion_guitar, saturation 0.24
hardanger fiddle: instruments violin
harmon mute: instruments trumpet
harmonium drone: instruments accordion
harp arpeggios: instruments harp
harp glissando: instruments harp
heavy guitar: instruments distortion_guitar, saturation 0.24
heavy guitars: instruments distortion_guitar, saturation 0.24
horn lines: instruments brass_section
house piano: instruments piano
indie guitar: instruments electric_guitar_clean
instrumental music: voice none
instrumental only: voice none
jazz bass: instruments upright_bass
jazz trumpet: instruments trumpet
jazzy sax: instruments sax
kanun: instruments guzheng
karaoke: voice none
kazoo: instruments clarinet
kemenche: instruments guzheng
keys: instruments rhodes
klezmer clarinet: instruments clarinet
komuz: instruments guzheng
lap steel: instruments pedal_steel
latin choir: instruments choir
lead guitar: instruments electric_guitar_lead
legato strings: instruments strings
light strings: instruments strings
low strings: instruments cello
lyre: instruments harp
mandolin tremolo: instruments mandolin
mandolins: instruments mandolin
mariachi trumpets: instruments brass_section
military snare: instruments timpani
minor piano: instruments piano
mixed choir: instruments choir
monks: instruments choir
morin khuur: instruments guzheng
mournful cello: instruments cello
musette accordion: instruments accordion
muted guitar: instruments electric_guitar_clean
native american flute: instruments flute
no lyrics: voice none
no singing: voice none
no voice: voice none
nylon-string guitar: instruments acoustic_guitar_nylon
ocarina: instruments flute
octave bass: instruments bass
orchestral drums: instruments timpani
orchestral harp: instruments harp
orchestral percussion: instruments timpani
orchestral swells: instruments strings
palm muted guitar: instruments distortion_guitar, saturation 0.24
panpipes: instruments flute
piano arpeggios: instruments piano
piano intro: instruments piano
piano melody: instruments piano
picked bass: instruments bass
picked guitar: instruments acoustic_guitar_steel
pizzicato strings: instruments strings
pluck bass: instruments synth_bass
purely instrumental: voice none
quena: instruments flute
rebab: instruments guzheng
reed organ: instruments organ
rolling piano: instruments piano
rotary organ: instruments organ
sanxian: instruments guzheng
saw bass: instruments synth_bass
sax solo: instruments sax
screaming guitar solo: instruments electric_guitar_lead
setar: instruments guzheng
sexy sax: instruments sax
shawm: instruments clarinet
shred guitar: instruments electric_guitar_lead
slap upright: instruments upright_bass
sleigh bells: instruments bells
slide: instruments pedal_steel
smooth sax: instruments sax
soaring guitar solo: instruments electric_guitar_lead
soaring strings: instruments strings
soaring violin: instruments violin
soft pads: instruments pads
solo cello: instruments cello
solo trumpet: instruments trumpet
solo violin: instruments violin
soprano sax: instruments sax
soul horns: instruments brass_section
staccato strings: instruments strings
static: saturation 0.36
steel pan: instruments bells
steel string guitar: instruments acoustic_guitar_steel
stratocaster: instruments electric_guitar_clean
string ensemble: instruments strings
string pads: instruments pads
strings swell: instruments strings
strummed acoustic guitar: instruments acoustic_guitar_steel
strumming: instruments acoustic_guitar_steel
suitcase rhodes: instruments rhodes
sultry saxophone: instruments sax
suona: instruments suona
symphonic strings: instruments strings
tack piano: instruments piano
taiko ensemble: instruments timpani
tam-tam: instruments timpani
tar: instruments guzheng
thunder drums: instruments timpani
toy piano: instruments bells
travis picking: instruments acoustic_guitar_steel
tremolo strings: instruments strings
trombone section: instruments trombone
trombones slide: instruments trombone
trumpet solo: instruments trumpet
type beat: voice none
uke: instruments ukulele
ukulele strumming: instruments ukulele
vibes: instruments bells
violin solo: instruments violin
violins: instruments strings
vocal choir: instruments choir
wah-wah: instruments electric_guitar_clean
wailing guitar: instruments electric_guitar_lead
wailing sax: instruments sax
war drums: instruments timpani
warm acoustic guitar: instruments acoustic_guitar_steel
warm piano: instruments piano
whistle: instruments flute
whistling: instruments flute
wind chimes: instruments bells
without vocals: voice none
woodwind: instruments flute
xiao: instruments flute
yangqin: instruments bells
yueqin: instruments guzheng
zither: instruments guzheng
zurna: instruments clarinet
`;
