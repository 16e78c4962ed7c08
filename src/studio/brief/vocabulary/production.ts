/** Words for the sound of the recording. */
export const production = `
instruments dx_ep+analog_poly, reverb 0.92, width 0.2: gated reverb
reverb 0.8: reverb-heavy, reverb-drenched, reverb, spacious mix, spacious, cavernous reverb
reverb 0.8: spacious production, cavernous, warm reverb, vast, expansive, spring reverb, airy mix
reverb 0.8: heavy reverb, long reverb tail, lush reverb, cathedral reverb, ambient reverb, big reverb
reverb 0.8: church reverb, drenched in reverb, ethereal reverb
reverb 0.8: huge space, immersive mix, reverberant, shimmer reverb, wet, wide open
reverb 0.5, space plate: plate reverb, plate
reverb 0.8, space hall: hall reverb, concert hall
reverb 0.16, space room: room sound, room ambiance, room ambience, room reverb
echo 0.7: echo, delay, echoes, echoing, echoey, delays, ping-pong delay, dub echo, dub delay, delay effects
echo 1, reverb 0.3: delay-drenched, heavy delay, delay-heavy
echo 0.6, saturation 0.36: tape delay, tape echo
echo 0.5: slapback, slapback echo, slapback delay
sidechain 0.8: sidechain compression, sidechain pumping, aggressive sidechain compression, sidechain, ducking, pump
sidechain 0.8: pumping sidechain, sidechained bass
saturation 0.36: warm production, wall of sound, warm analog, tape saturation, feedback, heavy distortion, distorted
saturation 0.36: organic production, live feel, distortion, warm mix, thick distortion, loud, warm analog textures
saturation 0.36: clipping, analog, noisy, overdriven, warm recording, unprocessed
saturation 0.36: wall of noise, fuzz, crunchy, saturated, warm sound, natural, acoustic production, bit crush
saturation 0.36: blown out, brickwalled, crushed, gritty texture, hard clipping, harsh noise, lo-fi distortion
saturation 0.36: overdrive, saturated distortion, saturation, tape, tube warmth, warm tone
reverb 0.16: raw production, gritty, live band, raw recording, live recording
reverb 0.16: live instrumentation, live instruments, gritty production, live performance, live, rough, concert
reverb 0.16: crowd, dirty, in concert, live audience, live concert, live in studio, live session, mtv unplugged
reverb 0.16: one take, sweaty club, unplugged live
brightness 0.5: bright, crystalline, airy highs, bright sound, brilliant, crisp highs, glassy, shimmery, sparkling
brightness 0.5: trebly
lofi 0.42: lo-fi production, bitcrushed, lo-fi warmth, lo-fi recording, bit-crushed, diy aesthetic, unpolished
lofi 0.42: garage recording, degraded audio, diy production, muffled, cassette, diy, bedroom production, dusty
lofi 0.42: 4-track, am radio, demo, demo recording, grainy, home recording, low fidelity, old radio, phone recording
lofi 0.42: worn tape
width 0.3: wide stereo, spatial, wide stereo field, stereo panning, stereo, 3d audio, 8d audio, dolby atmos
width 0.3: hard panned, immersive audio, panoramic, spatial audio, surround, wide, wide soundstage
reverb 0.48: gated reverb drums, gated snare, 80s drums, big 80s drums
brightness -0.5: dark production, bassy, dark tone, dull, heavy low end, low-end heavy, muddy, subby, warm and dark
reverb -0.7: dry mix, tight production, intimate recording, minimal reverb, close-miked, dry, intimate production
reverb -0.7: bone dry, close-mic, dead room, dry production, in your face, in-your-ear, intimate mix, no reverb
reverb -0.7: tight, up close, upfront vocals
width -0.54: mono, centered mix, mono mix, narrow
brightness -0.15, saturation 0.6: analog recording
lofi 0.24: crackle, dusty vinyl, record noise, surface noise, turntable crackle, vinyl
brightness -0.4: filtered, low-pass, lowpass filter, low-passed, filter sweep, filter sweeps
brightness -0.25, saturation 0.2: bass-boosted, booming, subwoofer, thumping, chest-thumping
brightness 0.3: high-pass
lofi 0.25: bitcrush, detuned, wow and flutter, warbled, warped
saturation 0.35: hot master, loudness, earrape
width 0.3: chorus effect, flanger, phaser
energy 0.2, sidechain 0.3: club-ready, festival-ready
weirdness 0.15: glitch, glitch effects, stutter, stuttering beats, stutter edits, beat repeat, chopped, cut-up, sliced
weirdness 0.15: microsampling, datamosh
instruments brass_section: brass-heavy
`;
