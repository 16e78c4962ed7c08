/** Words for moods. */
export const mood = `
electro-rock: style industrial
jazz swing: style jazz_swing
tropical latin: style salsa
regional: style latin_ballad
island acoustic: style hawaiian
japanese trad: style japanese_trad
melancholic: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
nostalgic: energy -0.2, valence -0.1, saturation 0.09
celebratory: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
romantic: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
bittersweet: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor, saturation 0.09
intimate: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
introspective: energy -0.2, valence -0.1, saturation 0.09
aggressive: energy 0.9, valence -0.5, mode minor, saturation 0.21
uplifting: energy 0.3, valence 0.7, mode major
danceable: energy 0.2
emotional: energy -0.05
warm: brightness -0.15, saturation 0.21
euphoric: energy 0.3, valence 0.7, mode major
energetic: energy 0.75, tempo 1.06
driving rhythm: energy 0.75, tempo 1.06
intense: energy 0.75, tempo 1.06
analog warmth: brightness -0.15, saturation 0.57
dreamy: energy -0.35, brightness 0.1, reverb 0.7, width 0.12
ethereal: energy -0.35, brightness 0.1, reverb 0.5
anthemic: energy 0.6, valence 0.4, reverb 0.4
contemplative: energy -0.2, valence -0.1, saturation 0.09
joyful: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
raw: energy 0.9, valence -0.5, mode minor, saturation 0.21
nocturnal: valence -0.7, brightness -0.4
dark: valence -0.7, brightness -0.4
high energy: energy 0.75, tempo 1.06
party: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
playful: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
groovy: energy 0.2
wistful: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor, saturation 0.09
triumphant: energy 0.6, valence 0.4, reverb 0.4
sensual: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
upbeat: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
defiant: energy 0.9, valence -0.5, mode minor, saturation 0.21
heartbreak: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
smooth: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
soulful: energy -0.05
driving: energy 0.75, tempo 1.06
confrontational: energy 0.9, valence -0.5, mode minor, saturation 0.21
festive: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
organic: brightness -0.15, saturation 0.57
sophisticated: energy -0.1, saturation 0.06
party music: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
building intensity: energy 0.75, tempo 1.06
transcendent: energy -0.35, brightness 0.1, reverb 0.7, width 0.12
heartfelt: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
late-night: valence -0.15, brightness -0.25, saturation 0.09
relentless: energy 0.75, tempo 1.06
gentle: energy -0.65, tempo 0.88
dark atmosphere: valence -0.7, brightness -0.4
communal: energy -0.2, reverb 0.6
immersive: energy -0.35, brightness 0.1, reverb 0.7, width 0.12
passionate: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
powerful: energy 0.75, tempo 1.06
yearning: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
theatrical: energy -0.05
longing: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
urban: energy 0.2
raw energy: energy 0.75, tempo 1.06
haunting: valence -0.7, brightness -0.4
laid-back: energy -0.65, tempo 0.88
love song: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
tender: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
vulnerable: energy -0.05
rebellious: energy 0.9, valence -0.5, mode minor, saturation 0.21
confident: energy 0.2, valence 0.2
futuristic: valence -0.2, reverb 0.2, width 0.3
confessional: energy -0.05
sentimental: energy -0.2, valence -0.1, saturation 0.09
abrasive: energy 0.9, valence -0.5, mode minor, saturation 0.21
menacing: valence -0.7, brightness -0.4
explosive: energy 0.75, tempo 1.06
bouncy: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
celebration: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
ominous: valence -0.7, brightness -0.4
party anthem: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
sweeping: energy 0.6, valence 0.4, reverb 0.4
brooding: valence -0.7, brightness -0.4
cathartic: energy 0.3, valence 0.7, mode major
chaotic: energy 0.9, valence -0.5, mode minor, saturation 0.21
elegant: energy -0.1, saturation 0.06
late night: valence -0.15, brightness -0.25, saturation 0.09
reflective: energy -0.2, valence -0.1, saturation 0.09
rhythmic: energy 0.3
underground: energy 0.3
working class: energy 0.3
cold: valence -0.7, brightness -0.4
mournful: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
relaxed: energy -0.65, tempo 0.88
hazy: energy -0.35, brightness 0.1, reverb 0.5
high-energy: energy 0.75, tempo 1.06
youthful: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
driving beat: energy 0.75, tempo 1.06
dystopian: valence -0.7, brightness -0.4
feel-good: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
festival energy: energy 0.75, tempo 1.06
lush: energy -0.35, brightness 0.1, reverb 0.7, width 0.12
nihilistic: valence -0.7, brightness -0.4
dynamic: energy 0.75, tempo 1.06
harsh: energy 0.9, valence -0.5, mode minor, saturation 0.21
serene: energy -0.65, tempo 0.88
carefree: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
expressive: energy -0.05
heavy: energy 0.9, valence -0.5, mode minor, saturation 0.21
mysterious: valence -0.7, brightness -0.4, reverb 0.5
peaceful: energy -0.65, tempo 0.88
soaring: energy 0.6, valence 0.4, reverb 0.4
soft: energy -0.65, tempo 0.88
cool: energy 0.2
hopeful: energy 0.3, valence 0.7, mode major
mediterranean: energy -0.1, saturation 0.06
reverent: energy -0.2, reverb 0.6
virtuosic: energy -0.1, saturation 0.06
cerebral: valence -0.3, brightness -0.2
floating: energy -0.35, brightness 0.1, reverb 0.7, width 0.12
mellow: energy -0.65, tempo 0.88
moody: valence -0.3, brightness -0.2
relaxed groove: energy 0.2
seductive: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
breezy: energy -0.65, tempo 0.88
gothic: valence -0.7, brightness -0.4
technical: energy -0.1, saturation 0.06
deep: energy -0.05
hard-hitting: energy 0.75, tempo 1.06
laid back: energy -0.65, tempo 0.88
smoky: valence -0.15, brightness -0.25, saturation 0.09
emotional vulnerability: energy -0.05
epic scope: energy 0.3
explosive energy: energy 0.75, tempo 1.06
exuberant: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
pastoral: energy -0.65, tempo 0.88
sardonic: valence -0.3, brightness -0.2
satirical: valence -0.3, brightness -0.2
summer vibes: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
anti-establishment: energy 0.9, valence -0.5, mode minor, saturation 0.21
brutal: energy 0.9, valence -0.5, mode minor, saturation 0.21
dystopian atmosphere: valence -0.3, brightness -0.2
laid-back groove: energy 0.2
raw emotion: energy -0.05
refined: energy -0.1, saturation 0.06
digital: valence -0.2
fun: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
poetic: energy -0.1, saturation 0.06
angry: energy 0.9, valence -0.5, mode minor, saturation 0.21
apocalyptic: valence -0.7, brightness -0.4
boss energy: energy 0.75, tempo 1.06
crushing: energy 0.9, valence -0.5, mode minor, saturation 0.21
dark humor: valence -0.7, brightness -0.4
darkness: valence -0.3, brightness -0.2
empowering: energy 0.6, valence 0.4, reverb 0.4
furious: energy 0.9, valence -0.5, mode minor, saturation 0.21
ironic: valence -0.3, brightness -0.2
live energy: energy 0.75, tempo 1.06
oppressive: valence -0.7, brightness -0.4
political: energy 0.3
protest: energy 0.9, valence -0.5, mode minor, saturation 0.21
raw vulnerability: energy -0.05
ritualistic: energy -0.2, reverb 0.6
sincere: energy -0.05
sinister: valence -0.7, brightness -0.4
street: energy 0.4, valence 0.2
violent: energy 0.9, valence -0.5, mode minor, saturation 0.21
cheerful: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
cruising: energy 0.3
cathartic release: energy 0.3, valence 0.7, mode major
grand: energy 0.6, valence 0.4, reverb 0.4
happy: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
mosh pit: energy 0.9, valence -0.5, mode minor, saturation 0.21
primal: energy 0.9, valence -0.5, mode minor, saturation 0.21
youthful energy: energy 0.3
sad: energy -0.3, valence -0.7
summer: valence 0.4, brightness 0.2
female: voice f
male: voice m
calm: energy -0.6
hypnotic: reverb 0.5
urgent: mode minor
experimental: reverb 0.12, weirdness 0.25
ancient: reverb 0.5
cosmic: reverb 0.5
dissonant: reverb 0.12, weirdness 0.25
otherworldly: reverb 0.5
avant-garde: reverb 0.12, weirdness 0.25
psychedelic: reverb 0.12, weirdness 0.25
glitchy: reverb 0.12, weirdness 0.25
mystical: reverb 0.5
trance-like: reverb 0.5
abstract: reverb 0.12, weirdness 0.25
anxious: mode minor
tension: mode minor
catchy: energy 0.2
colorful: energy 0.3
cosmic horror: valence -0.7, brightness -0.4, mode minor
cybernetic: valence -0.2, brightness 0.2, reverb 0.2, width 0.3
dancing: energy 0.3
ecstatic: energy 0.3, valence 0.7, mode major
emotional intensity: energy -0.05
existential dread: valence -0.3, brightness -0.2
fist-pumping: energy 0.3
glacial: energy -0.2, valence -0.2, tempo 0.88
glamorous: energy 0.4, valence 0.2
head-nodding groove: energy 0.2
hedonistic: energy 0.3
humorous: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
intellectual: energy -0.1, saturation 0.06
irreverent: valence -0.3, brightness -0.2
lonely: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
nightlife: valence -0.15, brightness -0.25, saturation 0.09
occult: valence -0.7, brightness -0.4, mode minor, reverb 0.5
overwhelming: energy 0.6, valence 0.4, reverb 0.4
pocket: energy 0.2
politically charged: energy 0.3
raw power: energy 0.3
romantic longing: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
socially conscious: energy 0.3
somber: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
sorrowful: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
spectral: reverb 0.5
sunny: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
swagger: energy 0.2, valence 0.2
tension and release: mode minor
trippy: reverb 0.12, weirdness 0.25
witty: valence -0.3, brightness -0.2
airy: energy -0.35, brightness 0.1, reverb 0.7, width 0.12
claustrophobic: mode minor
despair: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
genre-blending: reverb 0.12, weirdness 0.25
inspirational: energy 0.6, valence 0.4, reverb 0.4
melancholy: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
night: valence -0.15, brightness -0.25, saturation 0.09
nighttime: valence -0.15, brightness -0.25, saturation 0.09
solemn: energy -0.2, reverb 0.6
surreal: reverb 0.5, weirdness 0.25
tense: mode minor
vibrant: energy 0.75, tempo 1.06
whimsical: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
adrenaline: energy 0.75, tempo 1.06
bold: energy 0.75, tempo 1.06
candlelit: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
chill vibes: energy -0.65, tempo 0.88
dance groove: energy 0.2
delicate: energy -0.65, tempo 0.88
maximalist: energy 0.75, tempo 1.06
nostalgic warmth: energy -0.2, valence -0.1, mode major, saturation 0.09
shimmering: energy -0.35, brightness 0.1, reverb 0.7, width 0.12
swinging: energy 0.2, swing 0.64
absurdist: reverb 0.12, weirdness 0.25
anguished: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
bleak: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
calming: energy -0.65, tempo 0.88
comforting: energy -0.65, tempo 0.88
cozy: energy -0.65, brightness -0.15, tempo 0.88, saturation 0.21
dancefloor euphoria: energy 0.3, valence 0.7, mode major
dread: valence -0.7, brightness -0.4, mode minor
dreamlike: energy -0.35, brightness 0.1, reverb 0.5
effortlessly cool: energy 0.2
empowered: energy 0.6, valence 0.4, reverb 0.4
fast-paced: energy 0.75, tempo 1.13
foreboding: valence -0.7, brightness -0.4, mode minor
frenetic: energy 0.75, tempo 1.06
genre-defying: reverb 0.12, weirdness 0.25
gentle melancholy: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
hands-in-the-air: energy 0.3, valence 0.7, mode major
hypnotic groove: energy 0.2
infectious: energy 0.2
intimate confession: energy -0.05
macabre: valence -0.7, brightness -0.4, mode minor
melancholic introspection: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
paranoid: mode minor
post-apocalyptic: valence -0.7, brightness -0.4, mode minor
propulsive: energy 0.75, tempo 1.06
righteous anger: energy 0.9, valence -0.5, mode minor, saturation 0.21
self-assured: energy 0.4, valence 0.2
spacey: energy -0.35, brightness 0.1, reverb 0.7, width 0.12
sun-drenched: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
syncopated groove: energy 0.2
tight groove: energy 0.2
trance-inducing: reverb 0.5
uncanny: reverb 0.12, weirdness 0.25
unhurried: energy -0.65, tempo 0.88
unsettling: valence -0.7, brightness -0.4, mode minor
visceral: energy 0.9, valence -0.5, mode minor, saturation 0.21
winter: valence -0.2
eclectic: reverb 0.12, weirdness 0.25
manic: energy 0.9, valence -0.5, mode minor, saturation 0.21
sexy: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
tragic: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
ancestral: energy -0.2, reverb 0.6
enchanted: reverb 0.5
exhilarating: energy 0.3, valence 0.7, mode major
lighthearted: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
nostalgia: energy -0.2, valence -0.1, mode major, saturation 0.09
optimistic: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
quiet: energy -0.65, tempo 0.88
relaxing: energy -0.65, tempo 0.88
soothing: energy -0.65, tempo 0.88
suspenseful: mode minor
wild: energy 0.75, tempo 1.06
ambitious: energy 0.4, valence 0.2
atonal: reverb 0.12, weirdness 0.25
blissful: energy -0.35, valence 0.7, brightness 0.1, mode major, reverb 0.7, width 0.12
boastful: energy 0.4, valence 0.2
comedic: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
coming of age: energy -0.2, valence -0.1, mode major, saturation 0.09
desolate: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
frenzied: mode minor
hostile: energy 0.9, valence -0.5, mode minor, saturation 0.21
hype: energy 0.75, tempo 1.06
light-hearted: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
lively: energy 0.75, tempo 1.06
love: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
luxurious: energy 0.4, valence 0.2
metallic: valence -0.2
midnight: valence -0.15, brightness -0.25, saturation 0.09
passionate delivery: energy -0.05
proud: energy 0.6, valence 0.4, reverb 0.4
quirky: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
restless: mode minor
sultry: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
sunset: brightness -0.15, saturation 0.21
weightless: energy -0.35, brightness 0.1, reverb 0.7, width 0.12
angelic: energy -0.35, brightness 0.1, reverb 0.7, width 0.12
fierce: energy 0.9, valence -0.5, mode minor, saturation 0.21
icy: valence -0.2
poignant: energy -0.05
romance: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
silky: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
alien: reverb 0.5
classy: energy -0.1, saturation 0.06
divine: energy -0.2, reverb 0.6
earthy: brightness -0.15, saturation 0.21
emotive: energy -0.05
exciting: energy 0.75, tempo 1.06
noir: valence -0.7, brightness -0.4, mode minor
rainy day: energy -0.2, valence -0.1, mode major, saturation 0.09
sweet: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
atmosphere: valence -0.3, brightness -0.2
flirtatious: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
pounding: energy 0.75, tempo 1.06
drifting: energy -0.35, brightness 0.1, reverb 0.7, width 0.12
vintage warmth: brightness -0.15, saturation 0.57
2am: valence -0.15, brightness -0.25, saturation 0.09
action-packed: energy 0.75, tempo 1.06
affectionate: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
after hours: valence -0.15, brightness -0.25, saturation 0.09
alien cold: valence -0.2
ambient mood: energy -0.35, brightness 0.1, reverb 0.7, width 0.12
arcane: reverb 0.5
arena: energy 0.6, valence 0.4, reverb 0.4
autumn: energy -0.2, valence -0.1, mode major, saturation 0.09
autumnal warm: brightness -0.15, saturation 0.21
badass: energy 0.4, valence 0.2
banger: energy 0.75, tempo 1.06
bizarre: reverb 0.12, weirdness 0.25
blue: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
boss: energy 0.4, valence 0.2
breakup: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
bright mood: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
broken: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
chaotic weird: reverb 0.12, weirdness 0.25
chilled: energy -0.65, tempo 0.88
cinematic emotional: energy -0.05
cinematic mood: energy 0.6, valence 0.4, reverb 0.4
city lights: valence -0.15, brightness -0.25, saturation 0.09
climactic: energy 0.6, valence 0.4, reverb 0.4
clinical: valence -0.2
cloudlike: energy -0.35, brightness 0.1, reverb 0.7, width 0.12
cocky: energy 0.4, valence 0.2
cocky swagger: energy 0.4, valence 0.2
comforting warmth: brightness -0.15, saturation 0.21
comical: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
countdown: mode minor
cozy happy: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
crying: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
cute: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
dark mood: valence -0.7, brightness -0.4, mode minor
demonic: valence -0.7, brightness -0.4, mode minor
depressed: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
depressing: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
destructive: energy 0.9, valence -0.5, mode minor, saturation 0.21
devotional love: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
disturbing: valence -0.7, brightness -0.4, mode minor
doomy: valence -0.7, brightness -0.4, mode minor
driving at night: valence -0.15, brightness -0.25, saturation 0.09
dystopia: valence -0.2
easygoing: energy -0.65, tempo 0.88
eccentric: reverb 0.12, weirdness 0.25
edgy: mode minor
electrifying: energy 0.75, tempo 1.06
empowered swagger: energy 0.4, valence 0.2
encouraging: energy 0.3, valence 0.7, mode major
enigmatic: reverb 0.5
esoteric: reverb 0.5
evil: valence -0.7, brightness -0.4, mode minor
fairy: reverb 0.5
faith: energy 0.3, valence 0.7, mode major
feel alive: energy 0.3, valence 0.7, mode major
feel good: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
ferocious: energy 0.9, valence -0.5, mode minor, saturation 0.21
flex: energy 0.4, valence 0.2
floaty: energy -0.35, brightness 0.1, reverb 0.7, width 0.12
forlorn: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
frantic: energy 0.75, tempo 1.06
free-form: reverb 0.12, weirdness 0.25
frosty: valence -0.2
funeral: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
gangster: energy 0.4, valence 0.2
girlboss: energy 0.4, valence 0.2
gleeful: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
gloomy: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
glorious: energy 0.6, valence 0.4, reverb 0.4
golden: brightness -0.15, saturation 0.21
golden hour: brightness -0.15, saturation 0.21
good vibes: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
gossamer: energy -0.35, brightness 0.1, reverb 0.7, width 0.12
graceful: energy -0.1, saturation 0.06
grief: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
grim: valence -0.7, brightness -0.4, mode minor
gym: energy 0.75, tempo 1.06
hallucinogenic: reverb 0.12, weirdness 0.25
hateful: energy 0.9, valence -0.5, mode minor, saturation 0.21
heart-wrenching: energy -0.05
heartbroken: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
hearth: brightness -0.15, saturation 0.21
heartwarming: energy 0.3, valence 0.7, mode major
heavenly: energy -0.35, brightness 0.1, reverb 0.7, width 0.12
holy: energy -0.2, reverb 0.6
homely: brightness -0.15, saturation 0.21
hustle: energy 0.4, valence 0.2
hyped: energy 0.75, tempo 1.06
industrial mood: valence -0.2
inspiring: energy 0.6, valence 0.4, mode major, reverb 0.4
jolly: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
joyous: energy 0.3, valence 0.7, mode major
jubilant: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
kaleidoscopic: reverb 0.12, weirdness 0.25
lamenting: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
larger than life: energy 0.6, valence 0.4, reverb 0.4
late night atmosphere: valence -0.1, brightness -0.2
late night vibe: valence -0.1, brightness -0.2
legendary: energy 0.6, valence 0.4, reverb 0.4
literary: energy -0.1, saturation 0.06
loneliness: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
lonely night: valence -0.15, brightness -0.25, saturation 0.09
lonesome: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
lounge mood: energy -0.65, tempo 0.88
lovely: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
loving: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
luxury: energy 0.4, valence 0.2
magical: reverb 0.5
mantra-like: energy -0.2, reverb 0.6
meditative spiritual: energy -0.2, reverb 0.6
memories: energy -0.2, valence -0.1, mode major, saturation 0.09
menacing energy: energy 0.9, valence -0.5, mode minor, saturation 0.21
merry: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
mighty: energy 0.6, valence 0.4, reverb 0.4
misty: energy -0.35, brightness 0.1, reverb 0.7, width 0.12
monumental: energy 0.6, valence 0.4, reverb 0.4
moody atmosphere: valence -0.3, brightness -0.2
moonlit: valence -0.15, brightness -0.25, saturation 0.09
motivational: energy 0.75, tempo 1.06
moving: energy -0.05
murky: valence -0.7, brightness -0.9, mode minor
neon night: valence -0.15, brightness -0.25, saturation 0.09
nervous: mode minor
night city: valence -0.15, brightness -0.25, saturation 0.09
night drive: valence -0.15, brightness -0.25, saturation 0.09
noble: energy 0.6, valence 0.4, reverb 0.4
noir mood: valence -0.15, brightness -0.25, saturation 0.09
nostalgic sadness: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
off-kilter: reverb 0.12, weirdness 0.25
panic: mode minor
pensive: energy -0.2, valence -0.1, mode major, saturation 0.09
playful groove: energy 0.2
positive: energy 0.35, valence 0.8, brightness 0.25, tempo 1.05, mode major
positive vibe: energy 0.3, valence 0.7, mode major
powerful build: energy 0.6, valence 0.4, reverb 0.4
prayerful: energy -0.2, reverb 0.6
pressure: mode minor
pulsating: energy 0.75, tempo 1.06
pumping: energy 0.75, tempo 1.06, sidechain 0.8
quirky experimental: reverb 0.12, weirdness 0.25
radiant: energy 0.3, valence 0.7, mode major
rainy: energy -0.2, valence -0.1, mode major, saturation 0.09
redemptive: energy 0.3, valence 0.7, mode major
regretful: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
relentless aggression: energy 0.9, valence -0.5, mode minor, saturation 0.21
religious: energy -0.2, reverb 0.6
reminiscent: energy -0.2, valence -0.1, mode major, saturation 0.09
restful: energy -0.65, tempo 0.88
rich: brightness -0.15, saturation 0.21
rising tension: mode minor
robotic mood: valence -0.2
rustic: brightness -0.15, saturation 0.21
sad love: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
sad song: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
sassy: energy 0.2
savage: energy 0.9, valence -0.5, mode minor, saturation 0.21
savage confident: energy 0.4, valence 0.2
sci-fi: valence -0.2, brightness 0.2, reverb 0.2, width 0.3
serene dream: energy -0.35, brightness 0.1, reverb 0.7, width 0.12
shadowy: valence -0.7, brightness -0.4, mode minor
shamanic: energy -0.2, reverb 0.6
sinister mood: valence -0.7, brightness -0.4, mode minor
sleepy: energy -0.65, tempo 0.88
slick: energy 0.2
slow and calm: energy -0.65, tempo 0.88
smooth groove: energy 0.2
space: reverb 0.5
space age: valence -0.2, brightness 0.2, reverb 0.2, width 0.3
spiritual uplift: energy 0.3, valence 0.7, mode major
stadium: energy 0.6, valence 0.4, reverb 0.4
steamy: energy 0.2
sterile: valence -0.2
stirring: energy 0.6, valence 0.4, reverb 0.4
stirring emotion: energy -0.05
strange: reverb 0.12, weirdness 0.25
stylish: energy 0.2
subtle: energy -0.65, tempo 0.88
sun: brightness -0.15, saturation 0.21
sunrise: energy 0.3, valence 0.7, mode major
surrealist: reverb 0.12, weirdness 0.25
tearful: energy -0.3, valence -0.7, brightness -0.2, tempo 0.9, mode minor
tearjerker: energy -0.05
tender calm: energy -0.65, tempo 0.88
tender warm: brightness -0.15, saturation 0.21
thriller mood: mode minor
timeless elegance: energy -0.1, saturation 0.06
touching: energy -0.05
tranquil: energy -0.65, tempo 0.88
transcendental: energy -0.2, reverb 0.6
tribal: energy -0.2, reverb 0.6
turbo: energy 0.75, tempo 1.06
unconventional: reverb 0.12, weirdness 0.25
uneasy: mode minor
unhinged: energy 0.9, valence -0.5, mode minor, saturation 0.21
unstoppable: energy 0.75, tempo 1.06
uplifting anthem: energy 0.6, valence 0.4, reverb 0.4
urban grit: energy 0.3
urban night: valence -0.15, brightness -0.25, saturation 0.09
valentine: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
vampire: valence -0.7, brightness -0.4, mode minor
velvety: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
velvety warm: brightness -0.15, saturation 0.21
vicious: energy 0.9, valence -0.5, mode minor, saturation 0.21
victorious: energy 0.6, valence 0.4, reverb 0.4
vigorous: energy 0.75, tempo 1.06
villain: valence -0.7, brightness -0.4, mode minor
villain era: energy 0.4, valence 0.2
warlike: energy 0.9, valence -0.5, mode minor, saturation 0.21
warm and calm: energy -0.65, tempo 0.88
warm and hopeful: energy 0.3, valence 0.7, mode major
wedding: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
weird: reverb 0.12, weirdness 0.25
workout: energy 0.75, tempo 1.06
worshipful: energy -0.2, reverb 0.6
yearning love: energy -0.2, valence 0.3, tempo 0.95, saturation 0.15
`;
