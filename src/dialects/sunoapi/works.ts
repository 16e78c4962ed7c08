import {
  coverBody,
  midiBody,
  mp4Body,
  readCover,
  readMidi,
  readMp4,
  readVocalRemoval,
  readWav,
  vocalRemovalBody,
  wavBody,
} from './about.ts';
import { ofBody, type Work } from './create.ts';
import {
  addInstrumentalBody,
  addVocalsBody,
  lyricsBody,
  readAddInstrumental,
  readAddVocals,
  readLyrics,
  readReplaceSection,
  readSounds,
  replaceSectionBody,
  soundsBody,
} from './derived.ts';
import {
  extendBody,
  generateBody,
  mashupBody,
  readExtend,
  readGenerate,
  readMashup,
  readUploadCover,
  readUploadExtend,
  uploadCoverBody,
  uploadExtendBody,
} from './music.ts';

export const exampleTask = '3e0f7a52-58b1-4c1d-9d0e-2b7d6f0c11aa';
export const exampleClip = '7d1c9d52-0b5c-4a43-9a8e-5f5be1f0a001';
const ofClip = { taskId: exampleTask, audioId: exampleClip };
const uploadUrl = 'https://example.com/song.mp3';
const wish = { prompt: 'A calm and relaxing piano track with soft melodies', model: 'V4_5ALL' };
const words = { prompt: '[Verse]\nNight city lights', style: 'classical', title: 'Peaceful Piano', model: 'V5' };

/** Everything that can be ordered here, each with a path of its own. */
export const works: readonly Work[] = [
  {
    path: '/api/v1/generate',
    summary: 'Two takes of a new song.',
    schema: generateBody,
    example: { customMode: false, instrumental: true, ...wish },
    read: ofBody(readGenerate),
  },
  {
    path: '/api/v1/generate/extend',
    summary: 'Two takes that go on from a place in a song.',
    schema: extendBody,
    example: { defaultParamFlag: true, audioId: exampleClip, continueAt: 5, ...words },
    read: ofBody(readExtend),
  },
  {
    path: '/api/v1/generate/upload-cover',
    summary: 'Two takes of uploaded audio in another style.',
    schema: uploadCoverBody,
    example: { uploadUrl, customMode: true, instrumental: false, ...words },
    read: ofBody(readUploadCover),
  },
  {
    path: '/api/v1/generate/upload-extend',
    summary: 'Two takes that go on from a place in uploaded audio.',
    schema: uploadExtendBody,
    example: { uploadUrl, defaultParamFlag: true, instrumental: false, continueAt: 60, ...words },
    read: ofBody(readUploadExtend),
  },
  {
    path: '/api/v1/generate/add-instrumental',
    summary: 'Two takes of uploaded audio with a band.',
    schema: addInstrumentalBody,
    example: { uploadUrl, title: 'Relaxing Piano', tags: 'Relaxing Piano', negativeTags: 'Heavy Metal' },
    read: ofBody(readAddInstrumental),
  },
  {
    path: '/api/v1/generate/add-vocals',
    summary: 'Two takes of uploaded audio with a voice.',
    schema: addVocalsBody,
    example: { uploadUrl, prompt: '[Verse]\nStay with me', title: 'Stay', style: 'Jazz', negativeTags: 'Heavy Metal' },
    read: ofBody(readAddVocals),
  },
  {
    path: '/api/v1/generate/mashup',
    summary: 'Two takes that join two songs.',
    schema: mashupBody,
    example: { uploadUrlList: [uploadUrl, 'https://example.com/other.mp3'], customMode: false, ...wish },
    read: ofBody(readMashup),
  },
  {
    path: '/api/v1/generate/replace-section',
    summary: 'Two takes of a song with a part of it made anew.',
    schema: replaceSectionBody,
    example: {
      ...ofClip,
      prompt: 'A calm and relaxing piano track.',
      tags: 'Jazz',
      title: 'Relaxing Piano',
      infillStartS: 10.5,
      infillEndS: 20.75,
    },
    read: ofBody(readReplaceSection),
  },
  {
    path: '/api/v1/generate/sounds',
    summary: 'Two takes of a sound or loop.',
    schema: soundsBody,
    example: { prompt: 'rain on a tin roof', model: 'V5', soundLoop: true },
    read: ofBody(readSounds),
  },
  {
    path: '/api/v1/lyrics',
    summary: 'Two texts to sing.',
    schema: lyricsBody,
    example: { prompt: 'A song about peaceful night in the city' },
    read: ofBody(readLyrics),
  },
  {
    path: '/api/v1/wav/generate',
    summary: 'A clip without loss; once.',
    schema: wavBody,
    example: ofClip,
    read: readWav,
    once: true,
  },
  {
    path: '/api/v1/vocal-removal/generate',
    summary: 'The voice and the band of a clip apart, or all its stems.',
    schema: vocalRemovalBody,
    example: { ...ofClip, type: 'separate_vocal' },
    read: readVocalRemoval,
  },
  {
    path: '/api/v1/mp4/generate',
    summary: 'A film of a clip.',
    schema: mp4Body,
    example: { ...ofClip, author: 'Suno Artist', domainName: 'music.example.com' },
    read: readMp4,
  },
  {
    path: '/api/v1/midi/generate',
    summary: 'The notes of a clip or of what was separated.',
    schema: midiBody,
    example: { taskId: exampleTask },
    read: readMidi,
  },
  {
    path: '/api/v1/suno/cover/generate',
    summary: 'Two pictures for a song; once.',
    schema: coverBody,
    example: { taskId: exampleTask },
    read: readCover,
    once: true,
  },
];
