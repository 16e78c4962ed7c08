import type { Topic } from './topic.ts';

export const places: readonly Topic[] = [
  {
    name: 'rain',
    signs: 'rain rainy storm thunder umbrella clouds cloudy grey autumn fall november october puddle drizzle',
    scene: [
      'Rain is writing on the glass / Watching all the people pass',
      'Grey is every roof in town / Silver water running down',
      'I left my umbrella on the train / Now I am singing in the rain',
      'The gutters hum, the windows weep / The city sighs and falls asleep',
    ],
    turn: [
      'Then a little yellow light / Somebody opened up the night',
      'The clouds are moving to the sea / The drops are falling off the tree',
      'Let it wash the dust away / Let it wash out yesterday',
      'I can smell the open ground / Hear the river coming round',
    ],
    chorus: [
      'Let the rain come down on me / Let it set the whole street free / Every drop that hits the ground / Has a slow and silver sound',
      'After the rain there comes a sky / Wide enough to let you fly / After the rain there comes a day / That will wash the blues away',
    ],
    bridge: [
      'I used to run from every storm / Now I know that it keeps me warm',
      'And if it rains a hundred years / It cannot count as many tears',
    ],
  },
  {
    name: 'city',
    signs: 'city town street streets neon lights midnight night nights downtown urban taxi subway skyline club lamp',
    scene: [
      'Neon bleeding on the street / Hear the heavy summer heat',
      'Taxi lights go sliding by / Towers leaning on the sky',
      'Every window has a glow / Every face I do not know',
      'The last train rattles under me / The corner store is open till three',
    ],
    turn: [
      'I found a doorway, found a song / I found a place where I belong',
      'The night is young, the night is wide / I feel the city at my side',
      'The street lamps blink and wave me through / Every avenue leads to you',
      'The bakers wake, the bars go dark / The pigeons own the little park',
    ],
    chorus: [
      'City lights do not go down / I am in love with this old town / City lights, you know my name / Every night I play your game',
      'We belong to midnight now / We will make it home somehow / Every street is made of gold / When you are too young to grow old',
    ],
    bridge: [
      'And far above the traffic line / A single star is doing fine',
      'A million hearts behind the doors / And one of them might beat like yours',
    ],
  },
  {
    name: 'sea',
    signs:
      'sea ocean beach wave waves summer sun sunshine sand island surf sail ship boat harbor harbour shore tropical vacation holiday sunset',
    scene: [
      'Salt is drying on my skin / Let the long blue evening in',
      'Sand in every shoe I own / Writing letters with a stone',
      'The harbour turns to red and gold / The boats come in, the nets are cold',
      'We left our watches on the pier / Nobody needs to know them here',
    ],
    turn: [
      'The tide comes in, the tide goes out / It knows what time is all about',
      'You drew our names beside the foam / The water came and took them home',
      'The summer leaves without a sound / A single towel on the ground',
      'I keep a shell beside my bed / It sings the words that you once said',
    ],
    chorus: [
      'Take me where the water sings / Where the heart has silver wings / Take me where the sky is wide / I will meet you with the tide',
      'Summer is a state of mind / Leave the clocks and maps behind / Run with me along the shore / We have time for one day more',
    ],
    bridge: [
      'And when the winter finds my door / I close my eyes and hear the shore',
      'The moon is pulling at the sea / The way that you are pulling me',
    ],
  },
  {
    name: 'road',
    signs:
      'road highway drive driving car truck train travel journey ride wheels motorcycle freedom free run running away adventure wander miles country horse cowboy',
    scene: [
      'A tank of gas, a folded map / A paper coffee in my lap',
      'Telephone wires and fields of corn / Left the town where I was born',
      'The radio plays something old / The windows down, the evening cold',
      'A hundred miles of yellow lines / A hundred rusty warning signs',
    ],
    turn: [
      'I do not know what lies ahead / I left the things I should have said',
      'The mountains lift, the valleys bend / And every mile is like a friend',
      'I met a man with one good eye / He said the road will never lie',
      'The sun goes down behind the hill / The wheels are never standing still',
    ],
    chorus: [
      'Keep on rolling down the line / Leave the worry all behind / Keep on rolling, do not slow / There is somewhere I must go',
      'Open road and open sky / I was born to say goodbye / Open road, I hear you call / You are the oldest friend of all',
    ],
    bridge: [
      'And someday, when my wheels are done / I will have raced and beat the sun',
      'It is not the end, it is not the start / It is just the engine in my heart',
    ],
  },
  {
    name: 'nature',
    signs:
      'nature mountain mountains river forest tree trees flower flowers garden spring bird birds wild earth green meadow valley wind leaf leaves hill moon animal cat dog wolf fox bear horse butterfly',
    scene: [
      'The river takes the morning slow / It knows a place I want to go',
      'The wind is combing through the pine / The moss is soft, the air is wine',
      'A bird is building in the tree / It sings its little plan to me',
      'The snow is melting on the hill / The valley waits and holds it still',
    ],
    turn: [
      'The roots go deep, the leaves go high / They learn the earth, they learn the sky',
      'I followed footprints to the spring / I heard the hidden water sing',
      'The fox goes home, the owl takes wing / The night is full of everything',
      'The seasons turn, the petals fall / The ground is patient with us all',
    ],
    chorus: [
      'Let the river carry me / Past the hills and to the sea / Let the wild wind teach me how / Only here and only now',
      'Green is the valley, high is the sun / Here we were always, here we are one / Sing with the river, dance with the tree / Wild is the heart that was meant to be free',
    ],
    bridge: [
      'I came with questions, came with fears / The stones have listened for a thousand years',
      'Put your ear against the ground / Hear the slow and mighty sound',
    ],
  },
  {
    name: 'winter',
    signs: 'winter snow christmas cold ice frost december santa sleigh holly bells fireplace snowman january',
    scene: [
      'Snow is falling on the town / Soft and slowly drifting down',
      'A candle in the window burns / The year goes out, the year returns',
      'The children press against the pane / They hear the bells, they hear the train',
      'We hung the stars above the door / The same old stars as years before',
    ],
    turn: [
      'The fire cracks, the kettle sings / The night is full of little things',
      'My grandma hums the song she knows / The frost is painting winter rose',
      'The roads are white, the air is still / The lights are blinking on the hill',
      'There is a chair for you to take / There is a slice of honey cake',
    ],
    chorus: [
      'Come in from the cold tonight / Everything is warm and bright / Let the snow fall all it may / You are home, and here to stay',
      'Ring the bells and ring them clear / Ring the end of one more year / Every window has a light / Love is coming home tonight',
    ],
    bridge: [
      'And those who are too far to see / We sing for them beside the tree',
      'The longest night will end like this / A little light, a little kiss',
    ],
  },
];
