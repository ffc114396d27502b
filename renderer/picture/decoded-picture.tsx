import { useLayoutEffect, useRef } from 'react';
import styles from './part-picture.module.css';

/** Puts an image that is already decoded into the page, so that there is no frame without a picture. */
export function DecodedPicture({ picture, alt }: { readonly picture: HTMLImageElement; readonly alt: string }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    picture.alt = alt;
    picture.draggable = false;
    place.current?.replaceChildren(picture);
  }, [picture, alt]);
  return <div ref={place} className={styles.image} />;
}
