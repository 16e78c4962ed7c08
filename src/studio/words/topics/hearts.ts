import type { Topic } from './topic.ts';

export const hearts: readonly Topic[] = [
  {
    name: 'love',
    signs: 'love lover romance romantic kiss sweetheart darling wedding marry valentine crush together forever',
    scene: [
      'You came in and shook the rain / Said my name and laughed again',
      'Half a smile across the room / Coffee, smoke and cheap perfume',
      'I was never one to stay / You came by and changed the day',
      'Your jacket on my kitchen chair / A little starlight in your hair',
      'We talked until the street was blue / I forgot the time with you',
    ],
    turn: [
      'Now I know the way you sleep / Every secret that you keep',
      'Years may come and years may go / You are all the home I know',
      'We have burned a meal or two / I would do it all with you',
      'You hum along and miss the key / It is still the song for me',
      'Silver starting in our hair / You reach out and I am there',
    ],
    chorus: [
      'Stay a little closer now / I will learn to love you, somehow / Stay a little closer, dear / All I ever want is here',
      'You are where my heart begins / Where the light comes pouring in / You are where my heart will stay / Every night and every day',
      'Hold me like a summer song / Hold me close and hold me long / If the world should come undone / Hold me till the morning sun',
    ],
    bridge: [
      'And if the lights go out tonight / Your hand in mine is all the light',
      'I have no diamond, have no gold / Only two arms for you to hold',
    ],
  },
  {
    name: 'heartbreak',
    signs:
      'heartbreak heartbroken breakup broken goodbye lonely alone tears cry crying sad sadness miss missing lost leave leaving gone hurt pain regret ex betrayal sorrow grief',
    scene: [
      'Your side of the bed is cold / One more story left untold',
      'I still set a cup for two / Half the house belongs to you',
      'There is your number on the wall / There is the phone I never call',
      'You took the records and the light / You left the quiet and the night',
      'I found your letter in my coat / I know by heart the words you wrote',
    ],
    turn: [
      'They say that time will make it mend / I lost a lover and a friend',
      'I walk the long way home from town / To miss the street where you come down',
      'I saw you laughing by the train / I turned and walked home in the rain',
      'I painted every window frame / The house still whispers out your name',
      'The leaves came down, the snow came too / And every season looked like you',
    ],
    chorus: [
      'I am learning how to let you go / A little every day and slow / I am learning how to sleep again / And not to ask you where or when',
      'Tell me how to say goodbye / When every road still asks me why / Tell me how to close the door / I do not live there anymore',
      'Nothing but an empty room / A winter rose that will not bloom / Nothing but the sound of rain / And all the ways I call your name',
    ],
    bridge: [
      'Maybe one day I will see / The one who broke was never me',
      'If you ever think of me / Think of how it used to be',
    ],
  },
  {
    name: 'friendship',
    signs: 'friend friendship friends brother sister buddy team crew companion loyalty reunion school graduation',
    scene: [
      'We were young and we were loud / Two against a moving crowd',
      'Skinned our knees and climbed the wall / Swore we never would grow tall',
      'One guitar and one old van / Half a dream and half a plan',
      'You had my back when I was low / You never said I told you so',
    ],
    turn: [
      'Different cities, different skies / Same old laughter in your eyes',
      'You call me up at half past three / You never have to ask for me',
      'We got older, we got wise / We got better at goodbyes',
      'Some have money, some have fame / You still know my real name',
    ],
    chorus: [
      'You and I against the wind / We will find our way again / When the road is hard to see / Walk a little while with me',
      'Raise a glass to all of us / To the last and midnight bus / Everything we ever knew / Tastes a little more like you',
    ],
    bridge: [
      'And if you fall, I will be there / And if you are lost, I will know where',
      'Nobody makes it all alone / A friend is half the way back home',
    ],
  },
  {
    name: 'family',
    signs:
      'mother father mom mum mama dad papa family grandma grandmother grandfather child baby daughter son lullaby home house sleep cradle parents',
    scene: [
      'There is a light above the stair / There is a coat upon the chair',
      'The kettle sings, the floorboards creak / The kitchen smells of bread all week',
      'Your hands were warm, your voice was low / You told me all the names you know',
      'A little bed, a little light / A hundred stories for the night',
    ],
    turn: [
      'Now I hear you when I speak / Your old laugh upon my cheek',
      'I have your eyes, I have your way / Of saying what I meant to say',
      'The garden grew, the years went by / The apple tree is twice as high',
      'I packed my things, I went to roam / And every road was leading home',
    ],
    chorus: [
      'Leave a light on at the door / I am coming home once more / Leave a light so I can see / All the love you left for me',
      'Close your eyes, the day is done / Gone to sleep the weary sun / Close your eyes, the stars are near / Nothing in the dark to fear',
    ],
    bridge: [
      'Everything I ever gave / Came from how you told me, be brave',
      'And when the years have made me old / I will be telling what you told',
    ],
  },
  {
    name: 'birthday',
    signs: 'birthday anniversary celebrate celebration party cake',
    scene: [
      'Somebody hung the paper moons / Somebody blew up red balloons',
      'The cake is leaning to the right / The candles give a golden light',
      'The neighbours came, the cousins too / And all of it is here for you',
      'One more ring around the sun / Look how far the year has run',
    ],
    turn: [
      'You danced on tables, lost a shoe / The stories all begin with you',
      'You never learned to act your age / You dance as if you owned the stage',
      'So make a wish and make it tall / And blow the candles, one and all',
      'Here is to the year to come / Hit the table like a drum',
    ],
    chorus: [
      'Happy is the day you came / Let us all call out your name / Turn the music up and sing / You deserve it, everything',
      'This is your day in the sun / Sing along now, everyone / Lift your glass and lift your voice / Make a wish and make a noise',
    ],
    bridge: [
      'And when the last balloon has flown / You never have to dance alone',
      'Count the years and count them slow / Every one has made you glow',
    ],
  },
];
