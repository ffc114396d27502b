/** Qué significa cada cifra. Las mismas definiciones que en inglés. */
export const figures = {
  figure: {
    open: 'Qué significa esta cifra: {{name}}',
    counts: 'Cuenta',
    of: 'De qué piezas',
    formula: 'Fórmula',
    source: 'Fuente',
    is: {
      'shift-counts': {
        name: 'Recuento del turno',
        counts:
          'Piezas según lo que se dijo a la línea en el acto: PASA, FALLA, RETENIDA o ERROR. Una respuesta posterior de una persona no cambia nada aquí.',
        of: 'Todas las piezas inspeccionadas desde que empezó el turno; los duplicados se cuentan aparte.',
        formula: 'Piezas de una señal ÷ inspeccionadas. Piezas por minuto: decididas en los últimos 60 segundos.',
        source: 'Sumas por cuarto de hora, guardadas con cada pieza; el resto del cuarto de hora, de los registros.',
      },
      control: {
        name: 'Carta de control de rechazos',
        counts:
          'Rechazadas al final: comunicadas como FALLA o ERROR y no aceptadas después, o rechazadas por una persona o porque nadie respondió a tiempo. Aviso a la línea: lo mismo según la primera palabra. Fallo del modelo: su propio veredicto.',
        of: 'Piezas decididas; las que esperan a una persona no entran. Para el veredicto del modelo: las que juzgó.',
        formula:
          'Los límites se aprenden una vez de los primeros 25 subgrupos, o de 20 rechazos si son raros, y quedan fijos hasta que cambian el modelo, los límites de puntuación o el nivel de automatización, o alguien los reinicia. Un subgrupo dura 15, 30, 60 o 120 minutos, el más corto con tres rechazos de media; si no basta, la carta muestra las piezas de un rechazo al siguiente. Un punto da señal si su cuenta, sola o junto con los 3 u 11 anteriores (si son raros: 3, 5 o 9 rechazos en muy pocas piezas), tiene una probabilidad demasiado pequeña según una distribución beta-binomial que tiene en cuenta que los límites son estimados y que hay variación más allá del azar. Todas las probabilidades de un turno suman el 3 %, mitad a peor y mitad a mejor; se supone que los subgrupos varían de forma independiente.',
        source:
          'Cartas p, p′ (Laney, Quality Engineering 14, 2002) y g (Benneyan, Health Care Management Science 4, 2001), con colas exactas en vez de tres sigmas; riesgo conjunto según Bonferroni.',
      },
      'lane-pace': {
        name: 'Carriles',
        counts: 'Imágenes en espera en la carpeta de cada carril, y piezas por minuto.',
        of: 'Piezas de este carril.',
        formula: 'Piezas decididas en los últimos 60 segundos.',
        source: 'El motor en marcha.',
      },
      'engine-health': {
        name: 'Motor',
        counts:
          'Piezas recibidas y aún sin decidir, procesos de visión ocupados y en total, retraso del propio bucle del motor, memoria, disco libre, reinicios del motor, procesos repuestos.',
        of: 'Esta estación, ahora.',
        formula:
          'Retraso: percentil 99. Reinicios: desde que se abrió Lupa. Procesos repuestos: desde que arrancó el motor.',
        source: 'El motor en marcha y el sistema operativo.',
      },
      yield: {
        name: 'Rendimiento a la primera y final',
        counts:
          'A la primera: piezas que pasaron en la primera inspección, por el modelo en parcial y total, por la primera respuesta de la persona en manual, sombra y asistido. Final: piezas buenas al final, pasadas y no rechazadas después, o aceptadas por una persona.',
        of: 'Piezas inspeccionadas. Las que aún esperan a una persona no entran en el rendimiento final, ni en el de a la primera donde cada pieza la deciden personas.',
        formula: 'Pasan a la primera ÷ (inspeccionadas − en espera); buenas al final ÷ (inspeccionadas − en espera).',
        source: 'Sumas de inspecciones y de las respuestas vigentes.',
      },
      pareto: {
        name: 'Pareto de los fallos del modelo',
        counts: 'Piezas que el modelo falló, una vez cada una, en la clase de defecto con mayor puntuación.',
        of: 'Piezas que el modelo falló; al lado, cuántas juzgó. Las rechazadas solo por personas no entran.',
        formula: 'Piezas de una clase ÷ piezas falladas; la línea acumula las clases.',
        source: 'Sumas de clases de defecto.',
      },
      'rejects-by': {
        name: 'Rechazos por carril, lote y hora',
        counts: 'Piezas rechazadas al final, por persona, modelo o avería.',
        of: 'Piezas decididas del mismo carril, lote u hora del día; lotes: los veinte con más rechazos.',
        formula:
          'Rechazadas al final ÷ decididas. Se nombra un carril, lote u hora si tiene más rechazos de los que daría el azar por sí solo: prueba binomial, con un riesgo del 5 % repartido entre todos (Bonferroni). Los rechazos que llegan en rachas pueden superarlo sin una diferencia real.',
        source: 'Sumas de inspecciones y de las respuestas vigentes.',
      },
      where: {
        name: 'Mapa de recuadros',
        counts: 'Recuadros del modelo, según la casilla de una rejilla de 20 × 20 en la que cae su centro.',
        of: 'Piezas que el modelo no pasó.',
        formula: 'Recuadros por casilla; parte de la casilla con más ÷ todos.',
        source: 'Sumas de recuadros por hora y día.',
      },
      deciders: {
        name: 'Tasa de automatización',
        counts:
          'Piezas que el modelo comunicó como PASA o FALLA sin una persona. Una auditoría posterior no lo cambia.',
        of: 'Piezas inspeccionadas; las demás las decidió una persona, vencieron, esperan o tuvieron una avería.',
        formula: 'Por el modelo ÷ inspeccionadas.',
        source: 'Sumas de inspecciones y de las respuestas vigentes.',
      },
      'review-load': {
        name: 'Carga de la revisión',
        counts: 'Lo que llegó a las personas, lo respondido y las retenciones vencidas.',
        of: 'De este tiempo y carril; las repeticiones y las piezas de control también cuentan.',
        formula:
          'Personas necesarias = llegadas × tiempo medio por respuesta ÷ tiempo transcurrido. Espera media: de la cola a la respuesta o al vencimiento.',
        source: 'Sumas de la cola de revisión.',
      },
      escapes: {
        name: 'Tasa de escapes',
        counts: 'Piezas malas entre las que el modelo solo comunicó como PASA, estimadas con auditorías al azar.',
        of: 'Pasadas automáticas que una auditoría podía sortear; las que no, se nombran. Las sorteadas sin respuesta se nombran con el peor caso.',
        formula:
          'Malas ÷ auditadas, ponderadas por la proporción sorteada. Intervalo del 95 %: Clopper y Pearson con una proporción sorteada, Fay y Feuer con varias; lo auditado cuenta como conocido. Corregido por los errores de los revisores según Rogan y Gladen si bastan las piezas de respuesta conocida.',
        source:
          'Clopper y Pearson, Biometrika 26, 1934; Fay y Feuer, Statistics in Medicine 16, 1997; Rogan y Gladen, American Journal of Epidemiology 107, 1978.',
      },
      overkill: {
        name: 'Tasa de falsos rechazos',
        counts: 'Piezas buenas entre las que el modelo solo comunicó como FALLA, estimadas con auditorías al azar.',
        of: 'Fallos automáticos que una auditoría podía sortear; los que no, se nombran. Las sorteadas sin respuesta se nombran con el peor caso.',
        formula:
          'Buenas ÷ auditadas, ponderadas por la proporción sorteada; intervalos y corrección como en la tasa de escapes.',
        source: 'Como en la tasa de escapes.',
      },
      audits: {
        name: 'Auditorías que faltan',
        counts: 'Auditorías sin error hasta mostrar que, como mucho, la proporción objetivo de las pasadas es mala.',
        of: 'Auditorías de pasadas automáticas de este tiempo, por receta.',
        formula:
          'El menor número con el que se cumplen ambas: la evidencia contra una proporción mayor (un valor e de mezcla) llega a 20, y el intervalo de la tasa de escapes acaba en el objetivo o por debajo. Se puede leer cuantas veces se quiera en un mismo periodo mientras crece; cada otro periodo que se lea tiene su propio riesgo del 5 %.',
        source: 'Ville 1939; Ramdas y otros, Statistical Science 38, 2023.',
      },
      pace: {
        name: 'Piezas por minuto',
        counts: 'Piezas inspeccionadas, por carril.',
        of: 'Todas las que bajaron por la línea, con avería o sin ella; los duplicados no.',
        formula: 'Piezas ÷ minutos transcurridos; un punto en curso se divide por sus minutos hasta ahora.',
        source: 'Sumas de inspecciones.',
      },
      stages: {
        name: 'Tiempos por etapa',
        counts: 'Cuánto tardó cada paso de una pieza, desde que llegó el archivo hasta el registro.',
        of: 'Piezas de un carril que pasaron por la etapa.',
        formula:
          'Mediana y percentil 95, rango más cercano, con cuentas en pasos del 3,5 %: como mucho un 2 % de error.',
        source: 'DDSketch: Masson, Rim y Lee, PVLDB 12, 2019.',
      },
      cpu: {
        name: 'Carga del procesador',
        counts: 'Parte ocupada de todos los núcleos.',
        of: 'Una medida por minuto.',
        formula: 'Media y máximo de cada punto; la cifra es la del último punto.',
        source: 'El sistema operativo.',
      },
      memory: {
        name: 'Memoria del motor',
        counts: 'Memoria residente del proceso del motor.',
        of: 'Una medida por minuto.',
        formula: 'Media y máximo de cada punto; la cifra es la del último punto.',
        source: 'El sistema operativo.',
      },
      disk: {
        name: 'Disco libre',
        counts: 'Espacio libre en el disco de la carpeta de datos.',
        of: 'Una medida por minuto.',
        formula:
          'Mínimo de cada punto. Días que quedan = libre ÷ pérdida por día entre la primera y la última medida de los últimos siete días.',
        source: 'El sistema operativo.',
      },
      faults: {
        name: 'Averías',
        counts: 'Piezas que una avería impidió juzgar, y averías que anotó la propia estación.',
        of: 'Todas las piezas de este tiempo y carril; los demás filtros no se aplican.',
        formula: 'Recuento por clase de avería.',
        source: 'Sumas de averías y su registro.',
      },
      optics: {
        name: 'Brillo, contraste, nitidez',
        counts: 'Luminancia media, su desviación típica y varianza del laplaciano de cada imagen.',
        of: 'Piezas con imagen legible. La banda es de las piezas de los 30 días anteriores.',
        formula: 'Media de cada punto; banda = media ± 3 desviaciones típicas de piezas sueltas.',
        source: 'Medido en la imagen decodificada.',
      },
      unreadable: {
        name: 'Imágenes ilegibles',
        counts: 'Piezas cuya imagen no se pudo leer.',
        of: 'Piezas inspeccionadas.',
        formula: 'Ilegibles ÷ inspeccionadas.',
        source: 'Sumas de inspecciones.',
      },
      detections: {
        name: 'Detecciones por pieza',
        counts: 'Recuadros registrados.',
        of: 'Piezas con imagen legible donde se pregunta al modelo, es decir, no en manual.',
        formula: 'Detecciones ÷ piezas juzgadas.',
        source: 'Sumas de inspecciones.',
      },
      undetected: {
        name: 'Piezas sin detección',
        counts: 'Piezas sin ningún recuadro registrado.',
        of: 'Piezas con imagen legible donde se pregunta al modelo, es decir, no en manual.',
        formula: 'Sin detección ÷ piezas juzgadas.',
        source: 'Sumas de inspecciones.',
      },
      overruled: {
        name: 'Corregidas por una persona',
        counts:
          'Piezas que el modelo pasó y una persona rechazó, o que falló y una persona aceptó. «Usar tal cual» no dice nada del modelo.',
        of: 'Piezas que el modelo pasó o falló y una persona juzgó. No son una muestra al azar: las personas ven lo que se les envía.',
        formula: 'Corregidas ÷ juzgadas por una persona.',
        source: 'Sumas de las respuestas vigentes.',
      },
      scores: {
        name: 'Detecciones por puntuación',
        counts: 'Recuadros registrados, por puntuación en pasos de 0,05. Una puntuación no es una probabilidad.',
        of: 'Piezas que miró el modelo.',
        formula: 'Recuento.',
        source: 'Sumas de clases de defecto.',
      },
      'class-mix': {
        name: 'Mezcla de clases',
        counts: 'Recuadros registrados, por clase.',
        of: 'Todos los recuadros de este tiempo.',
        formula: 'Recuadros de una clase ÷ todos.',
        source: 'Sumas de clases de defecto.',
      },
      agreement: {
        name: 'Concordancia del aspirante',
        counts:
          'Piezas de las que un modelo en sombra habría dado el mismo veredicto que el campeón: pasar o no pasar.',
        of: 'Piezas que juzgaron ambos; las que el aspirante omitió por falta de tiempo no entran.',
        formula: 'Coinciden ÷ juzgadas por ambos.',
        source: 'Sumas de veredictos en sombra.',
      },
      consistency: {
        name: 'Concordancia entre personas',
        counts:
          'Piezas juzgadas dos veces sin aviso: por la misma persona o por dos, a ciegas y con ayuda por separado. Concordancia, por clase y total, con medidas corregidas por el azar al lado.',
        of: 'Piezas en las que ambas respuestas dicen buena o mala.',
        formula:
          'Concordancia = iguales ÷ juzgadas dos veces. Kappa de Cohen = (concordancia − azar) ÷ (1 − azar). Si casi todas las piezas son buenas, kappa dice poco y es mejor el AC1 de Gwet o el PABAK.',
        source:
          'Cohen 1960; Gwet, British Journal of Mathematical and Statistical Psychology 61, 2008; AIAG, Measurement Systems Analysis, 4.ª edición.',
      },
      reference: {
        name: 'Omisiones y falsas alarmas de las personas',
        counts: 'Piezas malas que una persona llamó buenas, y buenas que llamó malas.',
        of: 'Piezas de respuesta conocida: piezas de control y piezas con respuesta acordada.',
        formula:
          'Omisiones = llamadas buenas ÷ malas; falsas alarmas = llamadas malas ÷ buenas. Intervalo del 95 % según Wilson.',
        source: 'Wilson, Journal of the American Statistical Association 22, 1927.',
      },
      study: {
        name: 'Estudio de concordancia por atributos',
        counts:
          'Consigo: piezas a las que una persona llamó igual en cada ronda. Efectividad: piezas a las que llamó lo que son en cada ronda. Omisiones y falsas alarmas: miradas a piezas malas que dijeron buena, y a buenas que dijeron mala. Entre personas: piezas a las que todos llamaron igual en cada ronda.',
        of: 'Efectividad, consigo y entre personas: todas las piezas del estudio. Omisiones: miradas a piezas malas; falsas alarmas: miradas a piezas buenas.',
        formula:
          'Proporciones con intervalos del 95 % en los que varias miradas a una pieza cuentan lo que valen. Kappa de Fleiss entre rondas y de todas las miradas, kappa de Cohen para dos personas y frente a la referencia. Veredicto: aceptable con efectividad ≥ 90 %, omisiones ≤ 2 %, falsas alarmas ≤ 5 %; marginal hasta 80 %, 5 % y 10 %; a una persona la califica lo peor.',
        source: 'AIAG, Measurement Systems Analysis, 4.ª edición, capítulo III, sección C.',
      },
      'card-limits': {
        name: 'Límites sugeridos',
        counts:
          'La puntuación desde la que un recuadro cuenta como defecto y aquella por debajo de la cual se descarta, según sugiere quien hizo el modelo; la receta decide si se usan.',
        of: 'Piezas apartadas para elegir los límites; no se usaron para entrenar ni para medir.',
        formula:
          'Los límites que deciden más piezas sin que el extremo superior de cada tasa de error pase de lo permitido. Los de los dos modelos incluidos en Lupa lo cumplen en las piezas con que se eligieron.',
        source: 'La ficha del modelo; Clopper y Pearson, Biometrika 26, 1934.',
      },
      'card-measured': {
        name: 'Cifras de la ficha del modelo',
        counts:
          'Resultados del modelo en la prueba de quien lo hizo: piezas decididas sin una persona, malas que pasaron, buenas falladas, recuadros hallados por clase.',
        of: 'Piezas del conjunto de prueba (su número va primero); malas que pasaron ÷ malas, buenas falladas ÷ buenas. La proporción de piezas malas en él no es la de su línea.',
        formula:
          'Proporciones con intervalos del 95 %. AP: área bajo la curva precisión–sensibilidad con solape 0,5; mAP: su media entre clases, con un intervalo por remuestreo de piezas; mAP 50–95: media de solapes de 0,50 a 0,95. Precisión y sensibilidad con el límite sugerido.',
        source:
          'La ficha que vino con el archivo del modelo; nada de ella se midió en esta estación. Evaluación COCO (Lin y otros 2014).',
      },
      golden: {
        name: 'Conjunto patrón',
        counts:
          'Piezas con respuesta acordada, buenas y malas, que aún se pueden añadir al conjunto, y las que ya están en él.',
        of: 'Piezas de esta receta.',
        formula: 'Recuento.',
        source: 'Respuestas acordadas: desacuerdos resueltos, etiquetas importadas, la verdad de la línea simulada.',
      },
      replay: {
        name: 'Pasada',
        counts: 'Piezas que el modelo volvió a inspeccionar, y cuántas de ellas tendrían ahora otro veredicto.',
        of: 'Piezas del periodo y carril elegidos; las que ya no tienen imagen se cuentan aparte y no se comparan.',
        formula: 'Recuento.',
        source: 'Veredictos de la pasada frente a los registrados.',
      },
      'day-counts': {
        name: 'Recuento de un día',
        counts:
          'Piezas inspeccionadas en un día, y proporción de ellas por las que la línea recibió FAIL en el acto. Las respuestas posteriores de las personas no cambian nada aquí.',
        of: 'Todas las piezas de todos los carriles inspeccionadas ese día según el reloj de la estación; el filtro no se aplica.',
        formula: 'FAIL enviados ÷ inspeccionadas.',
        source: 'Acumulado de inspecciones.',
      },
      'review-queue': {
        name: 'Cola de revisión',
        counts:
          'Elementos que esperan a una persona, antigüedad del primero, elementos respondidos (ritmo) y llegados (necesario), y cuánto esperará aún la línea al siguiente.',
        of: 'Todos los elementos de la estación, también las segundas revisiones; las miradas de estudios no.',
        formula:
          'Ritmo y necesario: elementos de los últimos cinco minutos ÷ 5. Si el ritmo es menor que lo necesario, la cola crece.',
        source: 'Elementos de revisión y respuestas.',
      },
      'study-progress': {
        name: 'Avance de un estudio',
        counts: 'Miradas que una persona ha respondido y no ha deshecho.',
        of: 'Todas las miradas que le tocan a esta persona en el estudio: piezas × rondas. En sus cifras solo cuentan quienes responden todas.',
        formula: 'Respondidas ÷ todas.',
        source: 'Miradas del estudio.',
      },
      'case-parts': {
        name: 'Piezas de un caso',
        counts:
          'Piezas anotadas al abrir el caso, según lo último que se había dicho de cada una a la línea, lo que dice la última reinspección y cómo se resolvió cada una. «Cambiarían» significa que la pieza iría por otro camino del que fue.',
        of: 'Todas las piezas del caso, o de uno de sus lotes. Las inspeccionadas después no le pertenecen.',
        formula: 'Recuentos; ninguna estimación.',
        source: 'Los registros, desde que se abrió el caso. La estación los cuenta al momento.',
      },
      'part-times': {
        name: 'Tiempos de una pieza',
        counts: 'Cuánto tardó cada paso con esta pieza; la espera a un proceso libre se muestra aparte.',
        of: 'Solo esta pieza.',
        formula: 'Desde el archivo completo hasta el registro. Entre pasos puede haber huecos que no se miden.',
        source: 'Medido mientras se inspeccionaba la pieza.',
      },
      score: {
        name: 'Puntuación de un recuadro',
        counts:
          'Con qué fuerza toma el modelo un punto por un defecto de una clase, de 0 a 1. No es una probabilidad: 0,8 no significa que cuatro de cada cinco recuadros así sean defectos.',
        of: 'Recuadros que el modelo dibujó en esta imagen con puntuación suficiente para registrarse.',
        formula: 'La salida del modelo; los límites de la receta dicen qué se hace con ella.',
        source: 'El modelo.',
      },
      'training-set': {
        name: 'Recuento de un conjunto de entrenamiento',
        counts: 'Imágenes por subconjunto, recuadros por clase, y piezas descartadas con su motivo.',
        of: 'Piezas del periodo y filtro elegidos cuya respuesta se conoce.',
        formula: 'Recuento. Las imágenes de un mismo número de serie, lote o día quedan en un solo subconjunto.',
        source: 'La exportación, comprobada leyéndola de nuevo.',
      },
      'line-untold': {
        name: 'Mensajes aún no enviados a la línea',
        counts: 'Mensajes decididos y numerados que aún no se han escrito en la carpeta de salida.',
        of: 'Todos los mensajes de esta estación.',
        formula: 'Recuento; 0 cuando la línea lo ha recibido todo.',
        source: 'Mensajes registrados.',
      },
      gate: {
        name: 'Cifras de la prueba de aceptación',
        counts:
          'Qué hace el modelo con el conjunto patrón: malas que pasa, buenas que falla, precisión media, sensibilidad y precisión por clase.',
        of: 'Piezas del conjunto patrón con imagen legible; tasa de omisión: malas que pasan ÷ malas; tasa de falsa alarma: buenas que fallan ÷ buenas.',
        formula:
          'Una regla se cumple por el peor extremo del intervalo del 95 %, nunca por la estimación; no se sabe si la estimación está dentro del límite y ese extremo no. Proporciones: intervalo de Wilson. Sensibilidad frente al campeón: los mismos recuadros, comparados por pares, con el intervalo de Agresti y Min. mAP: media por clases del área bajo la curva precisión–sensibilidad con un solape de 0,5, con intervalo por remuestreo de piezas.',
        source: 'Wilson 1927; Agresti y Min, Statistics in Medicine 24, 2005; evaluación COCO (Lin y otros 2014).',
      },
      rollout: {
        name: 'Evidencia de un despliegue',
        counts:
          'Desacuerdos resueltos en los que solo se equivocó el aspirante, frente a aquellos en los que solo se equivocó el campeón; escapes y falsos rechazos por separado.',
        of: 'Piezas inspeccionadas por los dos modelos desde que empezó el despliegue, también en sombra; un número de serie que vuelve cuenta una vez. Los errores en piezas distintas se toman por independientes: muchas piezas con un mismo defecto pesan más de lo debido. Un desacuerdo solo lo resuelve una respuesta a ciegas, o una respuesta a una pieza de la que el modelo que decide no estaba seguro.',
        formula:
          'E = 2∫ para θ de ½ a 1 de (2θ)^a (2(1−θ))^b dθ, con a y b los dos recuentos. A b se suman los errores del campeón que cabe esperar entre las segundas miradas aún abiertas en sombra, según la proporción hallada hasta ahora y uno más. Si el aspirante no es peor, la probabilidad de que E llegue alguna vez a 1/α es α como mucho, por a menudo que se consulte. El α del plan se reparte: 45 % para escapes, 45 % para falsos rechazos y 10 % para el reparto de piezas.',
        source: 'Ville 1939; Lindon y otros, KDD 2022; Waudby-Smith y Ramdas, JRSS B 2024.',
      },
      comparison: {
        name: 'Campeón frente a aspirante',
        counts: 'Piezas en las que los dos modelos difieren y lo que las personas dijeron de ellas.',
        of: 'Piezas que juzgaron ambos.',
        formula:
          'La prueba que se puede leer en cualquier momento, con «Todo» o con una misma pasada, es un proceso e; el valor p de McNemar es para una muestra de tamaño fijado de antemano.',
        source: 'McNemar, Psychometrika 12, 1947; Ramdas y otros, Statistical Science 38, 2023.',
      },
    },
  },
};
