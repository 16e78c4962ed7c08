/** Words that name a kind of music. */
export const genre = `
atmospheric: weakStyle ambient, reverb 0.8
piano: weakStyle classical_piano, instruments piano
meditative: weakStyle ambient, energy -0.65, tempo 0.88
cinematic: style cinematic
acoustic: weakStyle acoustic_folk
lo-fi: style lofi, lofi 0.42
dramatic: weakStyle cinematic, energy -0.05
spiritual: weakStyle gospel, energy -0.2, reverb 0.6
electronic: weakStyle house
tropical: weakStyle salsa
orchestral: weakStyle cinematic
folk: style acoustic_folk
blast beats: weakStyle metal, bpm 200
epic: weakStyle cinematic, energy 0.6, valence 0.4, reverb 0.4
industrial: weakStyle techno
banjo: weakStyle bluegrass, instruments banjo
jazz: style jazz_swing
devotional: weakStyle gospel, energy -0.2, reverb 0.6
ambient: style ambient
choir: weakStyle choral, instruments choir
rock: style rock
club music: weakStyle house
dance music: weakStyle house
downtempo: style ambient, bpm 93
singalong: weakStyle children
synthwave: style synthwave
drone: weakStyle ambient, valence -0.8, brightness -0.5
deep house: style house, instruments rhodes, energy -0.15, bpm 121, saturation 0.09
alternative rock: style rock
majestic: weakStyle cinematic, energy 0.6, valence 0.4, reverb 0.4
caribbean: weakStyle reggae
country: style country
piano ballad: style pop_ballad
power ballad: style pop_ballad
vocal harmony: weakStyle choral
indie rock: style rock
minimal: weakStyle techno
post-punk: style rock, instruments bass_pick+synth_strings
ballad: style pop_ballad
edm: style house, instruments supersaw, bpm 128
neon: weakStyle synthwave
waltz: weakStyle classical_piano, beats 3
world music: style acoustic_folk
dark ambient: style ambient, valence -0.8, brightness -0.5
indie pop: style pop, instruments electric_guitar_clean, lofi 0.11
pop: style pop
synth-pop: style dance_pop
tabla: weakStyle bollywood
underground hip-hop: style boom_bap
radio-friendly: weakStyle pop
trap: style trap
bass drop: weakStyle dubstep
dubstep: style dubstep
emotional ballad: style pop_ballad
fingerpicked guitar: style acoustic_folk, instruments acoustic_guitar_steel
hip-hop: style boom_bap
noise: weakStyle ambient, saturation 0.36
a cappella: weakStyle choral
americana: style country
funk: style funk
indie folk: style acoustic_folk
metal: style metal
neo-soul: style soul
orchestral pop: style pop
outlaw country: style country
swing: style jazz_swing, swing 0.64
funky: style funk, energy 0.2
punk rock: style punk
synth-driven: style dance_pop
boom-bap: style boom_bap
conscious hip-hop: style boom_bap
electronic pop: style dance_pop
storytelling rap: style boom_bap
art rock: style rock
carnival: style samba
jangle pop: style pop, instruments electric_guitar_clean, lofi 0.11
swing feel: weakStyle jazz_swing, swing 0.64
techno: style techno
textural: weakStyle ambient
wobble bass: weakStyle dubstep, instruments synth_bass
bluegrass: style bluegrass
bossa nova: style bossa_nova
breakbeat: weakStyle dnb, bpm 130
chill: weakStyle lofi, energy -0.65, tempo 0.88
electropop: style dance_pop
field recordings: weakStyle ambient
grunge: style rock, energy 0.4, valence -0.4, saturation 0.42
punk energy: style punk
retrowave: style synthwave
shoegaze: style rock, tempo 0.9, reverb 0.85, saturation 0.3
singer-songwriter: style pop
trance: style trance
arena rock: style rock
art pop: style pop, weirdness 0.15
club: weakStyle house
dance: weakStyle dance_pop
dance pop: style dance_pop
eerie: weakStyle cinematic, instruments celesta+strings_tremolo, valence -0.8, brightness -0.4
heroic: weakStyle cinematic, energy 0.6, valence 0.4, reverb 0.4
math rock: style rock, weirdness 0.13
power pop: style pop
retro-futuristic: weakStyle synthwave, reverb 0.2, width 0.3
traditional country: style country
african percussion: weakStyle afrobeats
bass music: style dubstep
classic country: style country
classical: style classical_piano
cyberpunk: weakStyle synthwave, energy 0.5, valence -0.5, saturation 0.3
golden age: style boom_bap
honky-tonk: style country
house: style house
melodic rap: style trap
minimalist: weakStyle classical_piano
polka: style acoustic_folk, instruments accordion+clarinet, bpm 125
pop-rock: style pop
r&b: style rnb
radio-ready: weakStyle pop
sitar: weakStyle bollywood, instruments guzheng
slow ballad: style pop_ballad
big band: style jazz_swing
g-funk: style boom_bap, instruments sine_lead+slap_bass, bpm 94, swing 0.54
heavy metal: style metal
skate punk: style punk
tech house: style house
trap hi-hats: weakStyle trap
dream pop: style rock, tempo 0.9, reverb 0.85, saturation 0.3
film score: style cinematic
latin: weakStyle salsa
lo-fi aesthetic: style lofi, lofi 0.42
sacred: weakStyle choral, energy -0.2, reverb 0.6
soul: style soul
dark electronic: style house
gospel: style gospel
harpsichord: weakStyle baroque
j-pop: style jpop
jazz piano: style jazz_swing, instruments piano
latin jazz: style salsa
lo-fi punk: style punk
noise rock: style rock
nu-metal: style metal, bpm 115
operatic: weakStyle choral, instruments strings+harp
samba: style samba
saudade: weakStyle latin_ballad, energy -0.3, valence -0.7, brightness -0.2, tempo 0.9
synth pop: style dance_pop
texas country: style country
uk bass: style house
alternative: weakStyle rock
bedroom pop: style pop, energy -0.2, tempo 0.95, reverb 0.3, lofi 0.24
boogie: weakStyle disco, instruments upright_bass+honky_tonk, bpm 160, swing 0.6, reverb 0.3, lofi 0.25, width -0.6
horror: weakStyle cinematic, instruments celesta+strings_tremolo, valence -0.8, brightness -0.5
idm: style house
mechanical: weakStyle industrial, valence -0.2
metalcore: style metal, bpm 115
pop-punk: style punk
psychedelic rock: style rock
symphonic: weakStyle cinematic
uk drill: style trap, instruments sub_808, bpm 142
boom bap: style boom_bap
celtic: style celtic
chamber pop: style pop
electronic production: style house
festival: style house, instruments supersaw, bpm 128
future bass: style dance_pop, instruments supersaw, bpm 150
k-pop: style kpop
lo-fi hip-hop: style lofi
piano-driven: weakStyle classical_piano, instruments piano
smooth jazz: style jazz_swing, instruments soprano_sax+rhodes, bpm 100, swing 0.52
ukulele: weakStyle hawaiian, instruments ukulele
aggressive electronic: style house
blues: style blues
boom-bap drums: weakStyle boom_bap
cabaret: style jazz_swing, instruments piano+tuba
choral: style choral
close harmony: weakStyle choral
cold wave: style rock, instruments bass_pick+synth_strings
country shuffle: style country, swing 0.64
d-beat: style punk
dance beat: style house
dance hall: style house
darksynth: style synthwave, energy 0.5, valence -0.5, saturation 0.3
disco house: style house
fast punk: style punk
four-part harmony: weakStyle choral
french touch: style house
funk groove: weakStyle funk
hardcore punk: style punk
house beat: style house
jazz rap: style boom_bap
medieval: weakStyle cinematic, instruments lute+recorder
melodic hardcore: style punk
melodic rock: style rock
oud: weakStyle middle_eastern, instruments guzheng
piano trio: style jazz_swing
political punk: style punk
progressive metal: style metal
punk: style punk
ranchera: style latin_ballad, instruments trumpet+violin, bpm 115, beats 3
rap: weakStyle boom_bap
regional mexican: style latin_ballad, instruments trumpet+violin, bpm 115, beats 3
sludge metal: style metal, tempo 0.55, bpm 68
street punk: style punk
uk garage: style house, bpm 132, swing 0.58
vocal group: weakStyle choral
blues rock: style blues
country rock: style country
dance-pop: style dance_pop
dancehall: style reggaeton, bpm 103
disco: style disco
djent: style metal, bpm 115
drum and bass: style dnb
new wave: style rock, instruments bass_pick+synth_strings
orchestral rock: style rock
phonk: style trap, bpm 140, saturation 0.3, lofi 0.21
southern hip-hop: style trap
thrash metal: style metal
afro-cuban: style salsa
alternative metal: style metal
country pop: style country
dark synths: style synthwave, instruments saw_lead, energy 0.5, valence -0.5, saturation 0.3
drill: style trap, instruments sub_808, bpm 142
hard rock: style rock
jazz fusion: style jazz_swing, instruments soprano_sax+rhodes, bpm 100, swing 0.52
latin pop: style latin_ballad, energy 0.3, bpm 110
reggae: style reggae
stoner rock: style metal, tempo 0.55, bpm 68
tropical house: style dance_pop, instruments marimba+pan_flute, valence 0.5, bpm 108
8-bit: style chiptune
80s synth: style synthwave, instruments dx_ep+analog_poly, reverb 0.92, width 0.2
aggressive punk: style punk
appalachian: style bluegrass
baroque pop: style pop
bebop: style jazz_swing
bombastic: weakStyle cinematic, energy 0.6, valence 0.4, reverb 0.4
brass fanfares: style march
ceremonial: weakStyle march, energy -0.2, reverb 0.6
chiptune: style chiptune
cinematic synthwave: style synthwave
cool jazz: style jazz_swing
corrido: style latin_ballad, instruments trumpet+violin, bpm 115, beats 3
cumbia: style salsa, instruments accordion, bpm 95
dark synth: style synthwave, energy 0.5, valence -0.5, saturation 0.3
darkwave: style rock, instruments bass_pick+synth_strings
dembow: style reggaeton
dholak: style bollywood
dub: style reggae, reverb 1
east coast hip-hop: style boom_bap
electronic beats: style house
euphoric eurodance: style dance_pop
extreme metal: style metal, bpm 200
full orchestra: weakStyle cinematic
fusion: style jazz_swing, instruments soprano_sax+rhodes, bpm 100, swing 0.52
garage rock: style rock
hardcore: style punk
hardcore hip-hop: style boom_bap
jazz ballad: style jazz_swing
juke joint: style blues
lo-fi beats: style lofi
lyrical rap: style boom_bap
mambo: style salsa
melodic trap: style trap
minimal techno: style techno
modal jazz: style jazz_swing
montuno: style salsa
noise pop: style rock, tempo 0.9, reverb 0.85, saturation 0.3
nu-disco: style disco
organic electronic: style house
piano montuno: style salsa
political hip-hop: style boom_bap
pop rock: style pop
post-rock: style rock, reverb 0.7
progressive house: style house, instruments supersaw, bpm 128
radio rock: style rock
rave: weakStyle techno
reggaeton: style reggaeton
roots music: style acoustic_folk
sound system: style house
street rap: style trap
tin whistle: style celtic, instruments flute
trip-hop: style boom_bap, energy -0.3, bpm 83, reverb 0.5, lofi 0.21
turntablism: style boom_bap
video game music: style cinematic
west coast hip-hop: style boom_bap, instruments sine_lead+slap_bass, bpm 94, swing 0.54
working-class country: style acoustic_folk
1950s: style soul, swing 0.66, reverb 0.3, saturation 0.18, lofi 0.43, width -1
baroque: style baroque
chillhop: style lofi
delta blues: style blues
folk rock: style rock
hyperpop: style dance_pop, energy 0.8, bpm 155, saturation 0.24, weirdness 0.15
latin percussion: style salsa
lounge: weakStyle jazz_swing
orchestral metal: style metal, instruments strings+choir
riddim: style dubstep
slow dance: weakStyle pop_ballad, energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
speed metal: style metal
symphonic metal: style metal, instruments strings+choir
trap drums: weakStyle trap
west coast rap: style boom_bap
atlanta trap: style trap
bagpipes: style celtic, instruments clarinet
chamber folk: style acoustic_folk
chicago house: style house
coldwave: style rock, instruments bass_pick+synth_strings
contemporary r&b: style rnb
dark electro: style techno
electro: style house
fantasy: weakStyle cinematic, reverb 0.5
folk pop: style pop
jazz hop: style lofi
melodic punk: style punk
mumble rap: style trap
opera: weakStyle choral, instruments strings+harp
pop ballad: style pop_ballad
pop punk: style punk
power metal: style metal, instruments strings+choir
progressive rock: style rock, weirdness 0.13
psychedelic trance: style trance
soulful house: style house, instruments rhodes, energy -0.15, bpm 121, saturation 0.09
vaporwave: style synthwave, tempo 0.75, bpm 75, reverb 0.6, lofi 0.56
1980s metal: style rock
acoustic folk: style acoustic_folk
african guitar: style afrobeats, instruments electric_guitar_clean
afro house: style house
amapiano: style amapiano
aor: style city_pop
bamboo flute: weakStyle gufeng, instruments flute
bedroom recording: style pop, energy -0.2, tempo 0.95, reverb 0.3, lofi 0.24
black metal: style metal, bpm 200
brazilian: weakStyle bossa_nova
bright pop: style pop
electro pop: style dance_pop
dnb: style dnb
drum & bass: style dnb
lofi: style lofi, lofi 0.42
rnb: style rnb
motown: style soul
worship: style gospel
forró: style samba, bpm 115
salsa: style salsa
latin ballad: style latin_ballad
bolero: style latin_ballad
urbano: style reggaeton
flamenco: style flamenco
ska: style ska
hawaiian: style hawaiian
afrobeats: style afrobeats
kpop: style kpop
jpop: style jpop
anime: style jpop
city pop: style city_pop
gufeng: style gufeng
chinese traditional: style gufeng
japanese traditional: style japanese_trad
bollywood: style bollywood
indian: style bollywood
middle eastern: style middle_eastern
classical piano: style classical_piano
solo piano: style classical_piano
chant: style choral
march: style march
anthem: style march
irish: style celtic
children: style children
lullaby: style children, bpm 70, beats 3
christmas: style christmas
holiday: style christmas
hip hop: style boom_bap
celtic punk: style punk
counterpoint: weakStyle baroque
country ballad: weakStyle country
country blues: style blues
country storytelling: style country
crooner: weakStyle jazz_swing
crossover: weakStyle pop
darbuka: weakStyle middle_eastern
death metal: style metal, bpm 200, mode phrygian
diy punk: style punk
dominican: style reggaeton
dreamwave: style synthwave
drinking song: style celtic
driving rock: style rock
dub techno: style techno
eurodance: style dance_pop
experimental hip-hop: style boom_bap
fiddle-driven country: style country
filtered disco: style disco
folk metal: style metal
french house: style house
gabber: style techno, energy 1, bpm 168, saturation 0.48
gangsta rap: style boom_bap
genre-fluid k-pop: style kpop
girl group: style soul, brightness -0.2, swing 0.66, reverb 0.3, lofi 0.25, width -0.6
glam rock: style rock
glitch hop: style dubstep
groove metal: style metal, bpm 115
happy hardcore: style techno, energy 1, bpm 168, saturation 0.48
hardstyle: style techno, energy 1, bpm 168, saturation 0.48
highlife: style afrobeats, instruments electric_guitar_clean, bpm 110
idol pop: style kpop
industrial hip-hop: style boom_bap
japanese pop: style jpop
jazz orchestra: style jazz_swing
late-night r&b: style rnb
latin dance: style salsa
leitmotif: style cinematic
lo-fi electronic: style lofi
mariachi: style latin_ballad, instruments trumpet+violin+acoustic_guitar_nylon+accordion+tuba, bpm 115, beats 3
melodic punk rock: style punk
melodic trance: style trance
mexican: weakStyle latin_ballad
modern pop: style pop
mountain music: style bluegrass
nashville sound: style country
neotraditional country: style country
oi! punk: style punk
outrun: style synthwave
peak-time: style techno
perreo: weakStyle reggaeton
phonk drum: style trap, bpm 140, mode phrygian, saturation 0.3, lofi 0.21
piano pop-rock: style rock
piano-driven rock: style rock
pipe organ: weakStyle baroque, instruments organ
polka rhythm: weakStyle acoustic_folk, instruments accordion+clarinet+tuba, bpm 125
polyphony: weakStyle baroque
pop hooks: style pop
post-disco: style disco
post-punk revival: style rock
programmed beats: style house
protest rap: style boom_bap
qawwali: style bollywood, instruments harmonium
radio-ready punk: style punk
raw country: style country
romantic synthwave: style synthwave
slow jam: weakStyle rnb
socal punk: style punk
soft rock: style rock
sophisticated pop: style city_pop
soukous: style afrobeats, instruments electric_guitar_clean, bpm 110
soul jazz: style soul
soundcloud rap: style trap
soundtrack: weakStyle cinematic
space rock: style rock
stripped-down country: style country
swing beat: weakStyle jazz_swing
symphonic rock: style rock
three-chord punk: style punk
torch song: style pop_ballad
two-step: style house, bpm 132, swing 0.58
underground punk: style punk
unplugged: weakStyle acoustic_folk
vhs aesthetic: weakStyle synthwave
vocal synthwave: style synthwave
vocal trance: style trance
warehouse: weakStyle techno
zouk: style reggaeton, energy -0.1, valence 0.2, bpm 90
60s soul: style soul
80s pop: weakStyle synthwave, instruments dx_ep+analog_poly, brightness 0.4, reverb 0.92, width 0.2
afropop: style afrobeats
blues shuffle: style blues, swing 0.64
breakbeats: weakStyle dnb
bubblegum bass: style dance_pop, energy 0.8, bpm 155, saturation 0.24
bubblegum pop: style pop
chamber music: style classical_piano, instruments violin+viola+cello
cinematic trap: style trap
classic rock: style rock
classic soul: style soul
cloud rap: style trap, instruments pads+bells, energy -0.2, reverb 0.6
conjunto: style latin_ballad, instruments trumpet+violin+acoustic_guitar_nylon+accordion+tuba, bpm 115, beats 3
country gospel: style country
fast breakbeats: style dnb
funky house: style house
grandiose: weakStyle cinematic
gregorian chant: style choral
gypsy jazz: style jazz_swing, instruments acoustic_guitar_steel+violin, bpm 200
j-rock: style jpop
melodic death metal: style metal
neon-lit: weakStyle synthwave
neurofunk: style dnb
new age: style ambient
p-funk: style funk
quiet storm: style rnb
surf rock: style rock, instruments electric_guitar_clean, bpm 158, reverb 0.48
tango: style latin_ballad, instruments accordion+violin+piano, bpm 63, mode minor
trap beat: style trap
uplifting trance: style trance
afroswing: style afrobeats
balkan: style acoustic_folk, instruments trumpet+tuba+accordion
bluegrass gospel: style bluegrass
braams: style cinematic, instruments brass_section
brass fanfare: style march, instruments brass_section
chillwave: style synthwave, tempo 0.75, bpm 75, reverb 0.6, lofi 0.56
cinematic hip-hop: style boom_bap
deathcore: style metal, bpm 200, mode phrygian
dungeon synth: style cinematic, instruments lute+recorder, mode dorian
electronic rock: style rock
emo: style punk, instruments electric_guitar_clean, energy -0.3, valence -0.4, brightness -0.2, tempo 0.9, mode minor
epic metal: style metal, instruments strings+choir+brass_section
future house: style house
hard bop: style jazz_swing
indie: weakStyle rock
industrial pop: style industrial
lute: style cinematic, instruments lute+recorder, mode dorian
midwest emo: style punk, instruments electric_guitar_clean, valence -0.4, tempo 0.9
r&b ballad: style pop_ballad
roots reggae: style reggae
war: weakStyle cinematic, energy 0.9, valence -0.5, mode minor, saturation 0.21
12-bar blues: style blues
80s: weakStyle synthwave, instruments dx_ep+analog_poly, brightness 0.4, reverb 0.92, width 0.2
80s nostalgia: style synthwave, energy -0.2, valence -0.1, mode major, saturation 0.09
90s alternative rock: style rock
90s hip-hop: style boom_bap
90s rock: style rock, brightness -0.05, saturation 0.1
african pop: style afrobeats
alternative hip-hop: style boom_bap
alternative r&b: style rnb
anime opening: style jpop
anthemic rock: style rock
avant-garde pop: style pop, weirdness 0.15
balearic trance: style trance
barbershop: style choral
bassline: style house, instruments bass, bpm 132, swing 0.58
bhangra: style bollywood, energy 0.6, bpm 105
blackgaze: style metal
blue-eyed soul: style soul
boogaloo: style salsa
brostep: style dubstep
burlesque: style jazz_swing, instruments piano+tuba+accordion
celtic folk: style celtic
celtic new age: style celtic
chicago drill: style trap, bpm 142, mode minor
cinematic strings: style cinematic, instruments strings
college rock: style rock
compas: style reggaeton, energy -0.1, valence 0.2, bpm 90
conscious rap: style boom_bap
country folk: style country
crunk: style trap
crust punk: style punk
dark cabaret: style jazz_swing, instruments piano+tuba+accordion
dark r&b: style rnb
dark trap: style trap
digital dancehall: style reggaeton, bpm 103
doom metal: style metal, tempo 0.55, bpm 68
dreamy rock: style rock, tempo 0.9, reverb 0.85, saturation 0.3
dub effects: style reggae, reverb 1
dub reggae: style reggae, reverb 1
ebm: style industrial, mode minor
electro house: style house
electro-funk: style funk
electronic body music: style techno
emo rap: style trap, instruments pads+bells, energy -0.2, reverb 0.6
emo trap: style trap, instruments pads+bells, energy -0.2, reverb 0.6
euphoric trance: style trance
experimental pop: style pop, weirdness 0.15
festival bass: style dubstep
filter house: style house
fingerpicking: style acoustic_folk, instruments acoustic_guitar_steel
fm rock: style rock
folk ballad: style acoustic_folk
folk ensemble: style acoustic_folk
folk music: style acoustic_folk
funk metal: style metal
funk rock: style funk
futuristic pop: style dance_pop
garage house: style house, bpm 132, swing 0.58
gnawa: style afrobeats, instruments electric_guitar_clean, bpm 105
goa trance: style trance
guaracha: style salsa
half-time trap: style trap
heartbreak ballad: style pop_ballad
heavy bass drop: weakStyle dubstep
house music: style house
ibiza: weakStyle house
industrial percussion: style industrial
intimate worship: style gospel
irish punk: style punk
island folk: style reggae
island music: style hawaiian
italo dance: style dance_pop
jangly indie rock: style pop, instruments electric_guitar_clean, lofi 0.11
japanese rock: style jpop
jazz club: style jazz_swing
k-hip-hop: style trap
krautrock: style rock
latin trap: style reggaeton
latin urban: style reggaeton
lo-fi folk: style acoustic_folk
lo-fi house: style house, instruments rhodes, energy -0.15, bpm 121, saturation 0.09
lowrider: style boom_bap, instruments sine_lead+slap_bass, bpm 94, swing 0.54
maqam: style middle_eastern
melodic metal: style metal
minimal synth: style rock, instruments synth_strings, mode minor
modern disco: style disco
modern r&b: style rnb
moombahton: style reggaeton
motown sound: style soul
music hall: style jazz_swing
musica mexicana: style latin_ballad, instruments trumpet+violin+acoustic_guitar_nylon+accordion+tuba, bpm 115, beats 3
neo-classical: style classical_piano
nerdcore: style boom_bap
new york hip-hop: style boom_bap
north african: style middle_eastern
orchestra: weakStyle cinematic
parisian: style latin_ballad, instruments accordion+acoustic_guitar_nylon, beats 3
partido alto: style samba
party punk: style punk
piano house: style house
piano rock: style rock
post-grunge: style rock, energy 0.4, valence -0.4, mode minor, saturation 0.42
praise: style gospel
praise and worship: style gospel
psychedelic funk: style funk
ragga: style reggae, bpm 103
raw punk: style punk
reggaeton beat: style reggaeton
retro soul: style soul
romantic ballad: style pop_ballad
rumba: style salsa
samba rhythm: weakStyle samba
screamo: style punk
ska-punk: style ska
skank guitar: weakStyle reggae
slap bass rock: style funk
soft piano: weakStyle classical_piano, instruments piano
southern gospel: style gospel
space disco: style disco
space funk: style funk
stadium country: style country
stadium pop: style dance_pop
string quartet: style classical_piano, instruments violin+viola+cello
study beats: style lofi
symphony: weakStyle cinematic
synth-driven rock: style synthwave
technical metal: style metal
tex-mex: style latin_ballad, instruments trumpet+violin+acoustic_guitar_nylon+accordion+tuba, bpm 115, beats 3
township music: style amapiano
tribal house: style house
tropical folk: style reggae
uilleann pipes: style celtic, instruments clarinet
underground house: style house
uptempo pop: style pop
vaudeville: weakStyle jazz_swing, instruments piano+tuba+accordion
viking metal: style metal
vintage soul: style soul
wall of guitars: weakStyle rock, instruments distortion_guitar, tempo 0.9, reverb 0.85, saturation 0.3
afrobeat: style afrobeats, instruments electric_guitar_clean, bpm 110
ambient pads: style ambient, instruments pads
bedroom: style pop, energy -0.2, tempo 0.95, reverb 0.3, lofi 0.24
celtic harp: style celtic, instruments harp
chillout: style ambient, bpm 93
dark jazz: style jazz_swing
dembow rhythm: weakStyle reggaeton
felt piano: weakStyle classical_piano, instruments piano
funeral doom: style metal, tempo 0.55, bpm 68
guitar skank: weakStyle reggae
honky tonk: style country
love ballad: style pop_ballad
memphis trap: style trap, bpm 140, mode phrygian, saturation 0.3, lofi 0.21
modern country: style country
neon-noir: style synthwave, energy 0.5, valence -0.5, mode minor, saturation 0.3
northern soul: style soul
nu disco: style disco
nu metal: style metal, bpm 115
prog rock: style rock, weirdness 0.13
psytrance: style trance
radio ready: weakStyle pop
rockabilly: style rock, instruments honky_tonk, brightness -0.2, bpm 160, swing 0.6, reverb 0.3, lofi 0.25, width -0.6
rocksteady: style ska
speed garage: style house, bpm 132, swing 0.58
trap soul: style rnb
tribal percussion: weakStyle house
wordless choir: weakStyle choral, instruments choir
acid jazz: style jazz_swing, instruments soprano_sax+rhodes+fretless_bass, bpm 100, swing 0.52
acoustic ballad: style acoustic_folk
bass house: style house
bedroom r&b: style rnb
brazilian funk: style reggaeton, bpm 140, saturation 0.24
desert: weakStyle middle_eastern
disco funk: style disco
drift phonk: style trap, bpm 140, mode phrygian, saturation 0.3, lofi 0.21
electro swing: style jazz_swing, instruments clarinet+trumpet, bpm 124
erhu: weakStyle gufeng, instruments guzheng
healing: weakStyle ambient, energy -0.65, valence 0.7, tempo 0.88, mode major
japanese: weakStyle japanese_trad
jersey club: style trap, bpm 138
jump blues: style blues
koto: weakStyle japanese_trad, instruments guzheng
melodic house: style house
nu jazz: style jazz_swing, instruments soprano_sax+rhodes+fretless_bass, bpm 100, swing 0.52
rage: style trap, energy 0.9, valence -0.5, mode minor, saturation 0.21
score: weakStyle cinematic
sing-along: weakStyle children
southern rock: style rock
spanish guitar: style flamenco, instruments acoustic_guitar_nylon
trailer music: style cinematic
trip hop: style boom_bap, energy -0.3, bpm 83, mode minor, reverb 0.5, lofi 0.21
vocal house: style house
80s japanese pop: style city_pop
90s r&b: style rnb, brightness -0.05, saturation 0.1
acid trance: style trance
adult contemporary: style pop
afro-cuban jazz: style salsa
afro-fusion: style afrobeats
aggrotech: style industrial
alt rock: style rock
alt-country: style country
ambient electronic: style ambient
ambient techno: style ambient, bpm 93
anime ending: style jpop
aria: style choral, instruments strings+harp
bachata: style salsa, instruments acoustic_guitar_steel, valence -0.1, bpm 128
bakersfield sound: style country
balearic: style house
bel canto: style choral, instruments strings+harp
big room: style house, instruments supersaw, bpm 128
brass band: style march
brazilian jazz: style bossa_nova
britpop: style rock
bubblegum: style pop
calypso: style reggae, bpm 103
campfire: weakStyle acoustic_folk
cantopop: style gufeng
carnatic: style bollywood
ccm: style gospel
celtic rock: style celtic
cha-cha-cha: style salsa
chamber orchestra: style classical_piano, instruments violin+viola+cello
chicha: style salsa, instruments accordion, bpm 95
chill beats: style lofi
chillsynth: style synthwave
contemporary christian: style gospel
contemporary folk: style acoustic_folk
corridos tumbados: style latin_ballad, instruments trumpet+violin+acoustic_guitar_nylon+accordion+tuba, bpm 115, beats 3
country rap: style country
cowboy: weakStyle country
creepy: weakStyle cinematic, instruments celesta+strings_tremolo, valence -0.8, brightness -0.4
cuban: style salsa
cumbia sonidera: style salsa, instruments accordion, bpm 95
cumbia villera: style salsa, instruments accordion, bpm 95
dance-punk: style punk
desert blues: style afrobeats, instruments electric_guitar_clean, bpm 105
electroswing: style jazz_swing, instruments clarinet+trumpet, bpm 124
enka: style jpop, instruments shamisen+shakuhachi+strings, bpm 83
fado: style latin_ballad, instruments accordion+acoustic_guitar_nylon, beats 3
forro: style samba, instruments accordion, bpm 115
fugue: style baroque
gaelic: style celtic
garage punk: style punk
ghazal: style bollywood, instruments harmonium
gothic rock: style rock, instruments synth_strings, mode minor
grime: style trap, bpm 142, mode minor
hardcore techno: style techno, energy 1, bpm 168, saturation 0.48
hawaiian reggae: style hawaiian
heartland rock: style rock
hymn: weakStyle choral
impressionist: style classical_piano
indian classical: style bollywood
irish folk: style celtic
italo disco: style disco
jazz-funk: style funk
juju: style afrobeats
kayokyoku: style jpop, instruments shamisen+shakuhachi+strings, bpm 83
klezmer: style acoustic_folk, instruments accordion+clarinet+tuba, bpm 125
korean ballad: style kpop, instruments piano+strings, energy -0.4, bpm 71
korean pop: style kpop
liquid dnb: style dnb, instruments rhodes+pads, valence 0.3
lo-fi hip hop: style lofi
lovers rock: style reggae
mainstream pop: style pop
mandopop: style gufeng
mbalax: style afrobeats
meditation: weakStyle ambient
melodic dubstep: style dubstep
memphis rap: style trap
merengue: style salsa, instruments accordion, bpm 150
modern classical: style classical_piano
mpb: style bossa_nova
neo soul: style soul
nes: style chiptune
new jack swing: style rnb, brightness -0.05, bpm 108, swing 0.6, saturation 0.1
new orleans jazz: style jazz_swing, instruments clarinet+trombone+trumpet+banjo, brightness -0.4, bpm 170, swing 0.55, lofi 0.6, width -1
norteno: style latin_ballad, instruments trumpet+violin+acoustic_guitar_nylon+accordion+tuba, bpm 115, beats 3
old-time: style bluegrass
pagode: style samba
patriotic: weakStyle march
philly soul: style soul
post-dubstep: style dubstep
post-hardcore: style punk
power electronics: style industrial
progressive trance: style trance
radio pop: style pop
red dirt: style country
reel: style celtic
renaissance: weakStyle baroque, instruments lute+recorder, mode dorian
requiem: style choral
retro gaming: style chiptune
retro synth: style synthwave
rock ballad: style pop_ballad
shakuhachi: weakStyle japanese_trad, instruments flute
soca: style reggaeton, bpm 103
son cubano: style salsa
sophisti-pop: style city_pop
south african house: style amapiano
spaghetti western: style country, instruments whistle+trumpet+choir, mode minor
speakeasy: style jazz_swing
stoner metal: style metal, tempo 0.55, bpm 68
stride piano: style jazz_swing, instruments clarinet+trombone+trumpet+banjo, brightness -0.4, bpm 170, swing 0.55, lofi 0.6, width -1
sufi: style bollywood, instruments harmonium
swing house: style jazz_swing, instruments clarinet+trumpet, bpm 124
teen pop: style pop
tejano: style latin_ballad, instruments trumpet+violin+acoustic_guitar_nylon+accordion+tuba, bpm 115, beats 3
timba: style salsa
trap metal: style trap
tropicalia: style bossa_nova
trot: style kpop
vallenato: style salsa
visual kei: style jpop
vocal jazz: style jazz_swing
western: weakStyle country, instruments whistle+trumpet+choir, mode minor
1980s: weakStyle synthwave, instruments dx_ep+analog_poly, brightness 0.4, reverb 0.92, width 0.2
arcade: weakStyle chiptune
chicago blues: style blues
contemporary classical: style classical_piano
doo-wop: style soul, brightness -0.2, swing 0.66, reverb 0.3, lofi 0.25, width -0.6
east coast hip hop: style boom_bap
electric blues: style blues
gospel soul: style gospel
industrial metal: style industrial
k-ballad: style kpop, instruments piano+strings, energy -0.4, bpm 71
melodic techno: style techno
neoclassical: style classical_piano
nintendo: weakStyle chiptune
pixel: weakStyle chiptune
retro game: weakStyle chiptune
slow blues: style blues
soundscape: style ambient
southern soul: style soul
suspense: weakStyle cinematic, instruments celesta+strings_tremolo, valence -0.8
synthpop: style dance_pop
16-bit: style chiptune
90s hip hop: style boom_bap, brightness -0.05, saturation 0.1
beach: weakStyle hawaiian
coffee shop: style lofi
country soul: style country
fanfare: style march
flamenco guitar: style flamenco, instruments acoustic_guitar_nylon
hard techno: style techno
industrial rock: style industrial
jazz funk: style funk
jig: style celtic
liquid funk: style dnb, instruments rhodes+pads, valence 0.3
ny drill: style trap, bpm 142, mode minor
reggae fusion: style reggae
sega: style chiptune
shamisen: weakStyle japanese_trad, instruments guzheng
spanish: weakStyle flamenco
top 40: style pop
cartoon: weakStyle children
flamenco pop: style flamenco
nuevo flamenco: style flamenco
neofolk: style acoustic_folk
1920s jazz: style jazz_swing
2 tone: style ska
2-step: style house, bpm 132, swing 0.58
50s pop: style soul, brightness -0.2, swing 0.66, reverb 0.3, lofi 0.25, width -0.6
50s rock: style rock, instruments honky_tonk, brightness -0.2, bpm 160, swing 0.6, reverb 0.3, lofi 0.25, width -0.6
70s disco: style disco
8 bit: style chiptune
8-bit chiptune: style chiptune
80s synthwave: style synthwave
acapella: style choral
acid: weakStyle house, instruments acid_bass
acid house: style house, instruments acid_bass
acid rock: style rock
acid techno: style techno, instruments acid_bass
acoustic blues: style blues
acoustic chicago blues: style blues
acoustic rock: style rock
acoustic texas blues: style blues
action: weakStyle cinematic
adventure: weakStyle cinematic
african: weakStyle afrobeats
afrikaner folk: style acoustic_folk
afro: style afrobeats
afro fusion: style afrobeats
afro pop: style afrobeats
afro r&b: style afrobeats
afro soul: style afrobeats
afro trap: style trap
afro-funk: style afrobeats, instruments electric_guitar_clean, bpm 110
afro-jazz: style afrobeats, instruments electric_guitar_clean, bpm 110
afro-rock: style afrobeats
afropiano: style amapiano
algorave: style techno
alt country: style country
alt r&b: style rnb
alté: style afrobeats
ambient drone: style ambient
ambient dub: style ambient, bpm 93, reverb 1
ambient house: style house
ambient trance: style trance
american folk: style acoustic_folk
american primitivism: style acoustic_folk
americana folk: style acoustic_folk
americana soul: style soul
anatolian rock: style middle_eastern
ancient chinese: style gufeng
andalusi: style middle_eastern
andalusian: style flamenco
anime ost: style jpop
anison: style jpop
anti-folk: style acoustic_folk
appalachian folk: style acoustic_folk
arabesque: style middle_eastern
arabian: style middle_eastern
arabic: weakStyle middle_eastern
arabic pop: style middle_eastern
armenian: style middle_eastern
army: weakStyle march
atmospheric dnb: style dnb, instruments rhodes+pads, valence 0.3
avant-garde jazz: style jazz_swing
axe: style samba
axé: style samba
azerbaijani mugham: style middle_eastern
azonto: style afrobeats
baby: weakStyle children
bach style: style baroque
bachata urbana: style salsa, instruments acoustic_guitar_steel, valence -0.1, bpm 128
baiao: style samba, instruments accordion, bpm 115
baile: style reggaeton
baile funk: style reggaeton, bpm 140, saturation 0.24
baião: style samba, instruments accordion, bpm 115
balada: style latin_ballad
balada romántica: style latin_ballad
balkan brass band: style acoustic_folk, instruments trumpet+tuba+accordion
ballet: style classical_piano
baltimore club: style trap, bpm 138
banda: style latin_ballad, instruments trumpet+violin+acoustic_guitar_nylon+accordion+tuba, bpm 115, beats 3
bardcore: style cinematic, instruments lute+recorder, mode dorian
baroque ensemble: style baroque
bashment: style reggaeton, bpm 103
battle: weakStyle cinematic
batucada: style samba
bedroom beats: style lofi
bedtime: style children, instruments music_box+celesta, energy -0.8, bpm 70, beats 3
belly dance: style middle_eastern
benga: style afrobeats
bengali: weakStyle bollywood
bhajan: style bollywood, instruments harmonium
big beat: style dnb, bpm 130
binaural: style ambient, width 0.3
bitpop: style chiptune
black church: style gospel
black gospel: style gospel
bluegrass fiddle: style bluegrass, instruments violin
blues ballad: style blues
blues guitar: style blues, instruments electric_guitar_lead
bollywood dance: style bollywood, energy 0.6, bpm 105
bongo flava: style afrobeats
boogie blues: style blues
boogie funk: style funk
boogie woogie: style rock, instruments honky_tonk, brightness -0.2, bpm 160, swing 0.6, reverb 0.3, lofi 0.25, width -0.6
boss battle: style cinematic
bossa: style bossa_nova
bossa jazz: style bossa_nova
boy band: style kpop
boy group: style kpop
boys choir: style choral, instruments choir
brass funk: style funk
brazilian phonk: style trap, bpm 140, mode phrygian, saturation 0.3, lofi 0.21
breakcore: style dnb
breaks: style dnb, bpm 130
breton: style celtic
bro-country: style country
broadway: style jazz_swing, instruments piano+tuba+accordion
bubblegum dance: style dance_pop
bulerias: style flamenco
byzantine: style choral
c-pop: style gufeng
c64: style chiptune
cafe music: style lofi
cajun: style country, instruments accordion+fiddle, bpm 140
carol: style christmas
cathedral: style choral
celestial: weakStyle cinematic, reverb 0.5
celtic fantasy: style celtic
cha cha: style salsa
cha cha cha: style salsa
chanson: style latin_ballad, instruments accordion+acoustic_guitar_nylon, beats 3
chart pop: style pop
children song: style children
children's choir: style children, instruments choir
children's music: style children
chillstep: style dubstep, instruments supersaw, bpm 150
china style: style gufeng
chinese: weakStyle gufeng
chinese ancient style: style gufeng
chinese folk: style gufeng
chinese folk-pop: style gufeng
chinese opera: style gufeng
chinese pop: style gufeng
chinese style: style gufeng
chip music: style chiptune
chopin style: style classical_piano
choral music: style choral
chorale: style baroque
christian: style gospel
christian hip hop: style boom_bap
christian pop: style gospel
christian rock: style gospel
christmas carol: style christmas
church: weakStyle gospel
church organ: weakStyle gospel, instruments organ
cinematic ambient: style ambient
circus: style march
circus march: style march
city funk: style funk
classical era: style baroque
club pop: style dance_pop
comedy rap: style boom_bap
commercial: weakStyle pop
complextro: style dubstep
concerto grosso: style baroque
conscious hip hop: style boom_bap
contemporary gospel: style gospel
coptic: style choral
country trap: style country
cowpunk: style punk
cradle song: style children, instruments music_box+celesta, energy -0.8, bpm 70, beats 3
cubatón: style reggaeton
cumbia pop: style salsa, instruments accordion, bpm 95
cyber industrial: style industrial
d&b: style dnb
dabke: style middle_eastern
dancecore: style techno, energy 1, bpm 168, saturation 0.48
dancepop: style dance_pop
dandiya: style bollywood, energy 0.6, bpm 105
dark blues: style blues
dark folk: style acoustic_folk
deep dubstep: style dubstep
deep funk: style funk
deep space: style ambient
deep techno: style techno
denpa: style jpop
desi: style bollywood
desi hip hop: style bollywood
detroit techno: style techno
dirty south: style trap
disney style: style children
dixieland: style jazz_swing, instruments clarinet+trombone+trumpet+banjo, brightness -0.4, bpm 170, swing 0.55, lofi 0.6, width -1
dizi: weakStyle gufeng, instruments flute
doo wop: style soul, brightness -0.2, swing 0.66, reverb 0.3, lofi 0.25, width -0.6
drift: weakStyle ambient
drill and bass: style dnb
drone ambient: style ambient
drone metal: style metal, tempo 0.55, bpm 68
drumline: style march
drumstep: style dubstep
dubstep drop: style dubstep
dubstepcore: style dubstep
dubwise: style reggae, reverb 1
early music: style baroque
easycore: style punk
edm house: style house
educational: style children
egyptian: style middle_eastern
electro-industrial: style techno
electroacoustic: style ambient
electronic music: style house
electronic pop fusion: style house
electronica: style house
electrotango: style latin_ballad, instruments accordion+violin+piano, bpm 63, mode minor
elven: style celtic
emotional piano: weakStyle classical_piano, instruments piano
emotional punk: style punk
ennio morricone style: style country, instruments whistle+trumpet+choir, mode minor
epic fantasy: style cinematic
epic orchestral: style cinematic
epic trailer: style cinematic
ethereal ambient: style ambient
etude: style classical_piano
euro disco: style disco
euro pop: style pop
eurodisco: style disco
eurotrance: style trance
fairytale: style children
fakebit: style chiptune
festive christmas: style christmas
fife and drum blues: style blues
fight song: style march
filmi: style bollywood
fingerstyle: style acoustic_folk
folk punk: style bluegrass
freak folk: style acoustic_folk
free jazz: style jazz_swing
freestyle rap: style boom_bap
french chanson: style latin_ballad, instruments accordion+acoustic_guitar_nylon, beats 3
french disco: style disco
frevo: style samba
fuji: style afrobeats
funk brasileiro: style reggaeton, bpm 140, saturation 0.24
funk carioca: style reggaeton, bpm 140, saturation 0.24
funk mandelão: style reggaeton, bpm 140, saturation 0.24
future funk: style city_pop
futurepop: style industrial
gagaku: style japanese_trad
game soundtrack: style cinematic
gameboy: style chiptune
garage: style house, reverb 0.16
girl crush: style kpop
gitano: style flamenco
go-go: style funk
golden age hip hop: style boom_bap
gospel choir: style gospel, instruments choir
goth: style rock, instruments synth_strings, mode minor
gothic metal: style metal
gqom: style amapiano
granular: weakStyle ambient
grindcore: style metal, bpm 200, mode phrygian
griot: style afrobeats
guofeng: style gufeng
guqin: weakStyle gufeng, instruments guzheng
guzheng: weakStyle gufeng, instruments guzheng
gypsy: weakStyle flamenco
halloween: style cinematic, instruments celesta+strings_tremolo, valence -0.8
hands up: style trance
hans zimmer style: style cinematic
happy birthday: style children
harpischord: weakStyle baroque
hatsune miku: style jpop, voice f, bpm 175
haunted: style ambient, valence -0.8, brightness -0.5, mode phrygian
highland: style celtic
hindi: weakStyle bollywood
hindi pop: style bollywood
hindustani: style bollywood
hoedown: style bluegrass
horror ambient: style ambient, valence -0.8, brightness -0.5, mode phrygian
horror punk: style punk
horrorsynth: style synthwave, energy 0.5, valence -0.5, mode minor, saturation 0.3
hybrid orchestral: style cinematic
hymnal: style gospel
hyper pop: style dance_pop, energy 0.8, bpm 155, saturation 0.24
hyphy: style trap
hypnagogic: style synthwave, tempo 0.75, bpm 75, reverb 0.6, lofi 0.56
hypnagogic pop: style synthwave, tempo 0.75, bpm 75, reverb 0.6, lofi 0.56
idol: style jpop
illbient: style boom_bap, energy -0.3, bpm 83, mode minor, reverb 0.5, lofi 0.21
impressionism: style classical_piano
indian fusion: style bollywood
indian pop: style bollywood
indipop: style bollywood
industrial techno: style techno
instrumental hip hop: style boom_bap
intelligent jungle: style dnb
irish jig: style celtic
irish traditional: style celtic
island: weakStyle reggae
isolationism: style ambient, valence -0.8, brightness -0.5, mode phrygian
israeli: style middle_eastern
j-core: style jpop
jam band: style rock
japanese city pop: style city_pop
japanese folk: style japanese_trad
jazz combo: style jazz_swing
jazz lounge: style jazz_swing
jazz trio: style jazz_swing
jingle bells: style christmas
jug band: style bluegrass
jump up: style dnb
jungle: style dnb
k pop: style kpop
k-pop boy group: style kpop
k-pop dance: style kpop
k-pop girl group: style kpop
k-r&b: style kpop
kabuki: style japanese_trad
kawaii: style jpop
kawaii future bass: style dance_pop, instruments supersaw, bpm 150
khaleeji: style middle_eastern
kids: weakStyle children
kids pop: style children
kids song: style children
kirtan: style bollywood, instruments harmonium
kizomba: style reggaeton, energy -0.1, valence 0.2, bpm 90
klezmer pop: style acoustic_folk, instruments accordion+clarinet+tuba, bpm 125
konpa: style reggaeton, energy -0.1, valence 0.2, bpm 90
korean: weakStyle kpop
kwaito: style afrobeats
latin rock: style rock
liquid drum and bass: style dnb, instruments rhodes+pads, valence 0.3
lo fi: style lofi
lofi hip hop: style lofi
log drum: weakStyle amapiano, instruments synth_bass
lounge bossa: style bossa_nova
lounge jazz: style jazz_swing
luxury trap: style trap
madrigal: style choral
makossa: style afrobeats
mallsoft: style synthwave, tempo 0.75, bpm 75, reverb 0.6, lofi 0.56
mandarin: weakStyle gufeng
mandarin pop: style gufeng
mandelão: style reggaeton, bpm 140, saturation 0.24
mandopop ballad: style pop_ballad
manouche: style jazz_swing, instruments acoustic_guitar_steel+violin, bpm 200
mantra: style bollywood
march tempo: style march
marching band: style march
medieval fantasy: style cinematic
mento: style reggae
merengue típico: style salsa, instruments accordion, bpm 150
metal riffs: style metal
midtempo bass: style dubstep
military: weakStyle march
military march: style march
milonga: style latin_ballad, instruments accordion+violin+piano, bpm 63, mode minor
min'yo: style japanese_trad
minimalism: weakStyle classical_piano
minimalist piano: style classical_piano
minneapolis sound: style funk
mizrahi: style middle_eastern
monastic: weakStyle choral
montagem: style reggaeton, bpm 140, saturation 0.24
moombahcore: style reggaeton
moroccan: style middle_eastern
motet: style baroque
movie score: style cinematic
musette: style latin_ballad, instruments accordion+acoustic_guitar_nylon, beats 3
music box: weakStyle children, instruments music_box+celesta, energy -0.8, bpm 70, beats 3
musical theatre: style jazz_swing, instruments piano+tuba+accordion
musique concrete: style ambient
música romántica: style latin_ballad
naija: style afrobeats
nasheed: style gospel
nashville: style country
national anthem: style march
neoclassical metal: style metal
neoperreo: style reggaeton
neue deutsche härte: style industrial
new age celtic: style celtic
new jack: style rnb, brightness -0.05, bpm 108, swing 0.6, saturation 0.1
new romantic: style synthwave
new year: style christmas
newgrass: style bluegrass
ninja: style japanese_trad
nintendocore: style chiptune
nocturne: style classical_piano
noir jazz: style jazz_swing
nordic folk: style acoustic_folk
norteño: style latin_ballad, instruments trumpet+violin+acoustic_guitar_nylon+accordion+tuba, bpm 115, beats 3
nu skool breaks: style dnb, bpm 130
nursery rhyme: style children
old school hip hop: style boom_bap
old time: style bluegrass
old-school rap: style boom_bap
one drop: style reggae
oompah: style march
organ fugue: style baroque
organic house: style house, instruments rhodes, energy -0.15, bpm 121, saturation 0.09
oriental: style middle_eastern
oriental chinese: style gufeng
ost: style cinematic
ottoman: style middle_eastern
pacific reggae: style reggae
palmas: style flamenco
parade: weakStyle march
persian: weakStyle middle_eastern
phrygian dominant: style middle_eastern
piano amapiano: style amapiano
piano ballads: style pop_ballad
piano solo: style classical_piano
piedmont blues: style blues
pipa: weakStyle gufeng, instruments guzheng
pirate: style cinematic, instruments accordion+fiddle, bpm 105, mode dorian
piseiro: style samba, instruments accordion, bpm 115
plastic love: style city_pop
playtime: style children
plugg: style trap, instruments pads+bells, energy -0.2, reverb 0.6
pop edm: style dance_pop
pop latina: style latin_ballad, energy 0.3, bpm 110
pop latino: style latin_ballad, energy 0.3, bpm 110
pop music: style pop
preschool: style children
private school amapiano: style amapiano
prog: weakStyle rock, weirdness 0.13
progressive bluegrass: style bluegrass
protest folk: style acoustic_folk
psybient: style ambient, bpm 93
psych folk: style acoustic_folk
pub song: style celtic
punjabi: style bollywood, energy 0.6, bpm 105
punjabi pop: style bollywood
r & b: style rnb
raga: style bollywood
ragga jungle: style dnb
ragtime: style jazz_swing, instruments clarinet+trombone+trumpet+banjo, brightness -0.4, bpm 170, swing 0.55, lofi 0.6, width -1
rai: style middle_eastern
rap metal: style metal
reggae rock: style reggae
reggaetón: style reggaeton
relaxation: weakStyle ambient
requiem mass: style choral
revival: weakStyle gospel
riot grrrl: style punk
rock & roll: style rock, instruments honky_tonk, brightness -0.2, bpm 160, swing 0.6, reverb 0.3, lofi 0.25, width -0.6
rock and roll: style rock, instruments honky_tonk, brightness -0.2, bpm 160, swing 0.6, reverb 0.3, lofi 0.25, width -0.6
rock music: style rock
rock n roll: style rock, instruments honky_tonk, brightness -0.2, bpm 160, swing 0.6, reverb 0.3, lofi 0.25, width -0.6
romantic piano: style classical_piano
rumba catalana: style flamenco
rumba flamenca: style flamenco
sacred harp: style choral
samba reggae: style samba
samba rock: style samba
samba school: style samba
samba-canção: style bossa_nova
samurai: style japanese_trad
santa: style christmas
scottish: style celtic
sea shanty: style cinematic, instruments accordion+fiddle, bpm 105, mode dorian
second line: style jazz_swing, instruments clarinet+trombone+trumpet+banjo, brightness -0.4, bpm 170, swing 0.55, lofi 0.6, width -1
sentimental ballad: style pop_ballad
sertanejo: style latin_ballad
sgija: style amapiano
shanty: style cinematic, instruments accordion+fiddle, bpm 105, mode dorian
shibuya-kei: style city_pop
show tune: style jazz_swing, instruments piano+tuba+accordion
showa: style jpop, instruments shamisen+shakuhachi+strings, bpm 83
showa kayo: style jpop, instruments shamisen+shakuhachi+strings, bpm 83
sierreño: style latin_ballad, instruments trumpet+violin+acoustic_guitar_nylon+accordion+tuba, bpm 115, beats 3
silly: weakStyle children, energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
singer songwriter: style acoustic_folk
ska jazz: style ska
ska punk: style ska
skacore: style ska
slack key: style hawaiian
slap house: style house
sleep: weakStyle ambient, energy -0.8
sleep music: style lofi
slushwave: style synthwave, tempo 0.75, bpm 75, reverb 0.6, lofi 0.56
snare march: style march
snes: style chiptune
son: style salsa
sonata: style classical_piano
soul blues: style blues
soul pop: style soul
soundscapes: style ambient
southern: weakStyle country
southern hip hop: style trap
spa: style ambient
space ambient: style ambient
space synth: style synthwave
spanish ballad: style latin_ballad
spanish flamenco: style flamenco
spanish pop: style latin_ballad, energy 0.3, bpm 110
spooky: weakStyle cinematic, instruments celesta+strings_tremolo, valence -0.8
square dance: style bluegrass
standards: style jazz_swing
steppers: style reggae
storytelling raps: style boom_bap
string band: style bluegrass
strings only: style classical_piano, instruments violin+viola+cello
study music: style lofi
sunday service: style gospel
surf: style rock, instruments electric_guitar_clean, bpm 158, reverb 0.48
surf beach: style hawaiian
surf punk: style rock, instruments electric_guitar_clean, bpm 158, reverb 0.48
surfwave: style rock, instruments electric_guitar_clean, bpm 158, reverb 0.48
swamp: weakStyle country
swamp blues: style blues
swing jazz: style jazz_swing
swing revival: style jazz_swing
tablao: style flamenco
taiko: weakStyle japanese_trad
tamil: weakStyle bollywood
tango nuevo: style latin_ballad, instruments accordion+violin+piano, bpm 63, mode minor
tavern: style cinematic, instruments lute+recorder, mode dorian
tech trance: style trance
techstep: style dnb
tecnocumbia: style salsa, instruments accordion, bpm 95
teen idol: style pop
telugu: weakStyle bollywood
tenor aria: style choral, instruments strings+harp
texas blues: style blues
third wave ska: style ska
thriller: weakStyle cinematic, instruments celesta+strings_tremolo, valence -0.8
toddler: style children
touhou: style jpop
traditional chinese: style gufeng
trailer: weakStyle cinematic, energy 0.6
trop house: style dance_pop, instruments marimba+pan_flute, valence 0.5, bpm 108
tropical pop: style hawaiian
trova: style latin_ballad
tsugaru shamisen: style japanese_trad
tuareg: style afrobeats, instruments electric_guitar_clean, bpm 105
turkish: weakStyle middle_eastern
two tone: style ska
uk r&b: style rnb
underground rap: style boom_bap
urbano latino: style reggaeton
urdu: weakStyle bollywood
utaite: style jpop
victory: weakStyle march
video game: weakStyle chiptune
viking: style cinematic
vivaldi style: style baroque
vocaloid: style jpop, voice f, bpm 175
wa-rock: style japanese_trad
west coast: style boom_bap, instruments sine_lead+slap_bass, bpm 94, swing 0.54
west coast aor: style city_pop
west coast gangsta rap: style boom_bap, instruments sine_lead+slap_bass, bpm 94, swing 0.54
west coast hip hop: style boom_bap
western r&b: style rnb
western swing: style country
wild west: style country, instruments whistle+trumpet+choir, mode minor
winter holiday: weakStyle christmas
wuxia: style gufeng
xianxia: style gufeng
xmas: style christmas
xote: style samba, instruments accordion, bpm 115
yacht rock: style city_pop
yodeling: style country
yoga: style ambient
zen: style japanese_trad, energy -0.65, tempo 0.88
zhongguo feng: style gufeng
zydeco: style country, instruments accordion+fiddle, bpm 140
`;
