// The fixed set: sixty lines of songs nobody sang before, and how each is set: one note for each syllable.
export const lines = `Under the harbour lights we run
Hold me till the morning sun
Every wave a song undone
I can hear the city calling me
Tonight we dance upon the water
Take my hand and never let it go
All the stars are falling down
We will find our way back home
Over the mountain road we ride
Send me back the letters now
Silver rain on silent ground
You should know the river never ends
Tomorrow we will leave the valley
Keep your heart and always walk away
In the night the fires burn low
She was born to lead the band
Bring the summer closer still
Nobody else can break the fall
Give it up and let me breathe
Somewhere in the desert there is gold
Paper planes above the street
Winter comes without a warning
Open up the window wide
They have lost another game
Coffee in the kitchen light
Mother sang the children down
Seven thousand miles of snow
Turn the radio up again
Broken glass along the shore
What did the thunder say to you
Follow me into the dark
Yellow flowers by the gate
He was waiting at the station
Nothing left for us to lose
Count the candles one by one
Rivers run beneath the floor
Wake me when the war is over
Dust and diamonds in her hair
Forty days without the rain
Let the engines roar tonight
Golden fields of barley wave
Shadow on the bedroom wall
Every promise that you made
Drive until the road runs out
Lonely is the northern star
Sister pass the sugar please
Burning bridges in the wind
Tell the captain we are ready
Feather falling through the air
Bells are ringing for the dead
Jump into the ocean blue
Money never loved me back
Butterflies upon the hill
Close the curtain say goodnight
Brothers in the summer field
Catch the early train to town
Velvet voices in the hall
Hunger is a quiet friend
Green and gentle was the land
Dancing on the edge of time`.split('\n');

const scale = [0, 2, 4, 5, 7, 9, 11, 12];
const shapes = [
  [0, 2, 4, 4, 3, 2, 1, 0],
  [4, 4, 5, 4, 2, 1, 2, 0],
  [2, 2, 4, 5, 4, 2, 1, 2],
  [4, 2, 1, 2, 4, 5, 4, 2],
];
const beats = [1, 0.5, 1, 0.5, 1, 1];

/** One note for each syllable at 96 beats a minute, within an octave above the root; the last is held. */
export function notesOf(index, count, root) {
  const beat = 60 / 96;
  let at = 0.5;
  return Array.from({ length: count }, (_, k) => {
    const length = (k === count - 1 ? 2 : beats[(k + index) % beats.length]) * beat;
    const step = scale[shapes[index % shapes.length][k % 8]];
    const note = { startSeconds: at, lengthSeconds: length * 0.97, pitch: root + step, velocity: 0.7 };
    at += length;
    return note;
  });
}
