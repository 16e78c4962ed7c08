import type { Topic } from './topic.ts';

export const life: readonly Topic[] = [
  {
    name: 'hope',
    signs:
      'hope dream dreams dreaming future tomorrow believe faith light rise shine inspire inspiring inspirational courage strong strength never give up hero victory win champion heal peace god heaven pray prayer soul gospel',
    scene: [
      'I was sleeping through the day / I was looking the other way',
      'They said the mountain was too high / I saw a ladder to the sky',
      'A little seed, a crack of light / It pushed its way up through the night',
      'I fell so often, learned to fall / I learned to stand up after all',
    ],
    turn: [
      'Now the morning fills the room / Every wall begins to bloom',
      'I still carry every scar / They are how I came this far',
      'One more step and one more hill / I am walking upward still',
      'If you are tired, take my hand / There is a place for us to stand',
    ],
    chorus: [
      'We will rise like morning light / Burning through the longest night / We will rise and we will stand / Heart to heart and hand in hand',
      'Never let the fire die / Keep it burning, keep it high / Everything you dream is near / Sing it so the world can hear',
    ],
    bridge: [
      'And when the voices tell you no / Just take a breath and let it go',
      'The night is only passing through / The morning has a place for you',
    ],
  },
  {
    name: 'dance',
    signs:
      'dance dancing disco party club groove funky beat move rhythm bass weekend friday saturday dj electronic house techno fun happy joy upbeat feel good',
    scene: [
      'Friday put its glitter on / All the weekday blues are gone',
      'The bass is knocking at the wall / The floor is shaking, feel it all',
      'I saw you move across the light / I knew that you would make my night',
      'Shoes are off and hands are high / Paper stars across the sky',
    ],
    turn: [
      'The clock is lying, let it lie / We have the moon until July',
      'Do not tell me to slow down / We are the loudest hearts in town',
      'The room is spinning, so are we / The rhythm has the master key',
      'One more song before we go / Everybody that you know',
    ],
    chorus: [
      'Turn it up and let it play / Dance until the break of day / Turn it up and let it go / Feel it moving high and low',
      'Move with me into the light / We are golden for the night / Move with me and do not stop / Feel the heartbeat, feel the drop',
    ],
    bridge: [
      'Close your eyes and count to three / Let the music set you free',
      'Everybody hold it low / Three, two, one, and let it go',
    ],
  },
  {
    name: 'struggle',
    signs:
      'fight fighting rebel rebellion war angry anger rage street hustle money success grind boss king queen power fire work working job city rap hip hop trap freestyle prison revolution protest metal',
    scene: [
      'Started with nothing but a name / Learned the rules and learned the game',
      'Mama worked a double day / Never heard my mama say',
      'Concrete under both my feet / Learned to listen to the street',
      'They built a wall, they locked the gate / They told me that I came too late',
    ],
    turn: [
      'Now they want to shake my hand / They never gave me room to stand',
      'I wrote my name in six foot flame / Nothing here will stay the same',
      'Count the bruises, count the cost / I know every time I lost',
      'I never begged, I never bowed / Every whisper turned to loud',
    ],
    chorus: [
      'I am still standing, watch me go / You can hit me high and low / I am still standing, hear me say / I was built to last the day',
      'Burn the paper, break the chain / Never going back again / Hear the thunder, hear the drum / Tell them all that we have come',
    ],
    bridge: [
      'All the stones they threw at me / Built the house that I can see',
      'No more silence, no more shame / Everybody say my name',
    ],
  },
  {
    name: 'memory',
    signs:
      'memory memories nostalgia nostalgic past remember time clock old photograph youth childhood yesterday years forget ghost melancholy autumn vintage letter',
    scene: [
      'I found a picture in a book / You with that half surprised look',
      'The swing still hangs behind the school / The summer light, the swimming pool',
      'A ticket stub, a pressed red rose / The coat nobody wears but knows',
      'My father kept a box of wood / He put in everything he could',
    ],
    turn: [
      'The hands go round, they never tire / The days go up like sparks of fire',
      'I asked the mirror who was there / It showed me winter in my hair',
      'I would not change a single day / Not even those that went astray',
      'The street is new, the sign is gone / The song we sang is going on',
    ],
    chorus: [
      'Where do all the summers go / Down a river, soft and slow / Where do all the evenings hide / Somewhere on the other side',
      'Yesterday is calling me / Through an open door I see / All the people I have been / Waving from the screen again',
    ],
    bridge: [
      'If I could stop a single hour / I would press it like a flower',
      'And what is gone is never gone / As long as someone sings along',
    ],
  },
  {
    name: 'space',
    signs:
      'space star stars moon galaxy universe planet rocket astronaut cosmic alien sky future robot robots cyber computer machine mars comet neon synthwave',
    scene: [
      'I am drifting past the moon / Humming to a static tune',
      'Silver dust on every glove / Blue and little, home above',
      'The engines sleep, the screens are bright / I count the satellites at night',
      'I send a signal, soft and low / To anyone who wants to know',
    ],
    turn: [
      'A thousand suns are burning slow / And one of them might see me glow',
      'There is no up, there is no down / There is no street, there is no town',
      'If you can hear me, say a word / The sweetest thing I ever heard',
      'I saw a comet cross the black / It will be ages coming back',
    ],
    chorus: [
      'Meet me where the stars begin / Let the endless evening in / We are dust and we are light / We are falling through the night',
      'Come in, planet, come in, home / I am tired of all alone / Send a song across the sky / I will catch it flying by',
    ],
    bridge: [
      'And in the dark a little spark / A hand has left a tiny mark',
      'Ten, nine, eight, and hold me tight / Seven, six, into the night',
    ],
  },
  {
    name: 'morning',
    signs:
      'morning coffee breakfast sunrise dawn wake waking monday sunday lazy tea chill relax relaxing calm cozy kitchen food pizza',
    scene: [
      'Sunday taps the window pane / Asks me for a walk again',
      'Coffee steaming in the cup / Nothing needs me to get up',
      'The cat has taken half the bed / The news can wait, I heard it said',
      'Butter melting on the bread / Tangled hair around my head',
    ],
    turn: [
      'The garden gate, the paper boy / The little engine of the toy',
      'I have a list of things to do / I folded it and thought of you',
      'The day is walking, let it walk / The clock can talk, so let it talk',
      'The light has moved across the floor / I do not need a single thing more',
    ],
    chorus: [
      'Slow down, let the morning in / Let a better day begin / Slow down, there is time for tea / Sit a little while with me',
      'Good morning to the open sky / Good morning to the birds that fly / Good morning, world, I am awake / With all the time there is to take',
    ],
    bridge: [
      'The hurry is a kind of thief / It steals the tree and leaves the leaf',
      'Tomorrow I may run again / Today I am not asking when',
    ],
  },
];
