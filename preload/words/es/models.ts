import type { FaultWords } from '../fault-words.ts';

/** How a model failed on an image of the line, as clauses; and outside the line, as sentences. */
export const detector: FaultWords['cases']['detector-failed'] = {
  closed: 'el detector está cerrado',
  crowded: 'ya hay {{waiting}} imágenes esperando',
  died: 'el proceso de visión terminó: {{how}}',
  late: 'el modelo no respondió a tiempo',
  'no-look': 'el proceso de visión no devolvió nada',
  'no-score': 'una puntuación de {{score}} para {{className}}',
  noted: '{{complaint}}',
};

export const apart: FaultWords['cases']['model-troubled'] = {
  failed: 'El modelo falló ({{complaint}})',
  hung: 'El modelo se quedó colgado y se cerró ({{complaint}})',
  'ate-memory': 'El modelo ocupó demasiada memoria y se cerró ({{complaint}})',
  aborted: 'Al ejecutar el modelo se cae todo su proceso ({{complaint}})',
  'too-often': 'El modelo cerró o bloqueó su proceso demasiadas veces',
  late: 'El modelo no respondió a tiempo',
  'no-look': 'El modelo no devolvió nada',
  'no-score': 'El modelo dio una puntuación de {{score}} para {{className}}',
};

/** What a model file does not state. */
export const questions: FaultWords['questions'] = {
  classes: 'los nombres de las clases',
  layout: 'la disposición de la salida',
  pixels: 'el formato de los píxeles',
  'input-size': 'el tamaño de entrada',
};

/** What keeps a model in the registry, as clauses. */
export const uses: FaultWords['uses'] = {
  champion: 'es el campeón de {{recipe}}',
  shadow: 'está en sombra para {{recipe}}',
  'former-champion': 'lo usa una versión anterior de {{recipe}}',
  replays: 'sus resultados en pasadas deben seguir siendo trazables (pasadas: {{parts}})',
  parts: 'las piezas que juzgó deben seguir siendo trazables (piezas: {{parts}})',
  'shadow-parts': 'sus resultados en sombra deben seguir siendo trazables (piezas: {{parts}})',
  'gate-runs': 'constan sus pruebas de aceptación (pruebas: {{parts}})',
};

/** Objections to a model as champion, as sentences. */
export const objections: FaultWords['objections'] = {
  'class-order':
    'El orden de las clases difiere del de la receta: la receta tiene {{recipe}}; el modelo, {{model}}. Si los nombres se mezclaron al entrenar, todos están mal.',
  'classes-missing':
    'El modelo no encuentra estas clases de la receta: {{classes}}. Elija uno que las encuentre, o cree una receta nueva para él.',
  'classes-new': 'No están en la receta: {{classes}}. Para ellas valen los límites de otras clases.',
  'gate-not-run': 'No se ha hecho la prueba de aceptación de este modelo con el conjunto patrón actual.',
  'gate-must-run':
    'La prueba de aceptación tiene reglas obligatorias y no se ha hecho con este modelo, el conjunto patrón y los límites actuales. Hágala primero; hasta entonces deciden las personas.',
  'gate-failed': 'Reglas de aceptación que incumple: {{rules}}.',
  'gate-must-failed': 'Reglas de aceptación obligatorias que incumple: {{rules}}. No puede ser campeón.',
  retired: 'Está retirado. Reincorpórelo primero.',
};
