import assert from 'node:assert/strict';
import { inVivoName } from '../../../src/extension/commands/in-vivo-name';

describe('the name of a code in vivo', () => {
  it('is the passage’s own words, without the punctuation around them', () => {
    assert.equal(inVivoName('nobody ever agreed who pays,'), 'nobody ever agreed who pays');
    assert.equal(inVivoName('“telling it twice”'), 'telling it twice');
    assert.equal(inVivoName('Why?!'), 'Why');
  });

  it('has no Markdown in it', () => {
    assert.equal(inVivoName('the *third* winter[^2]'), 'the third winter');
    assert.equal(inVivoName('see [the leaflet](http://example.org/a_b) first'), 'see the leaflet first');
  });

  it('is one line, cut at a word’s end', () => {
    assert.equal(inVivoName('never\r\nfelt  it'), 'never felt it');
    const name = inVivoName('we just kept going back to the same meeting in the same room with the same people every week');
    assert.equal(name, 'we just kept going back to the same meeting in the same…');
  });

  it('keeps every script', () => {
    assert.equal(inVivoName('信頼できない。'), '信頼できない');
    assert.equal(inVivoName('👩🏽‍⚕️ café'), 'café');
  });

  it('is empty where there is no word', () => {
    assert.equal(inVivoName('… (!)'), '');
  });
});
