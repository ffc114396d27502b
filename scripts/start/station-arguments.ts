/**
 * The arguments for the station: those given after `npm start --`, and `--simulate`, so that one with nothing set up
 * yet begins on the simulated line by itself. `--no-simulate` shows the choice that an installed station begins with.
 */
export function stationArguments(given: readonly string[]): readonly string[] {
  if (given.includes('--no-simulate')) return given.filter((argument) => argument !== '--no-simulate');
  return given.includes('--simulate') ? given : [...given, '--simulate'];
}
