/** The page. */
import { render } from 'preact';
import { LabPage } from './lab.ts';
import { Page } from './page.tsx';
import { stampStyles } from './style-nonce.ts';

stampStyles();
const lab = new LabPage();
const place = document.getElementById('app');
if (place) {
  place.replaceChildren();
  render(<Page lab={lab} />, place);
  void lab.connection.start();
}
