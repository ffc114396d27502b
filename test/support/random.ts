export { seededRandom as randomNumbers } from '../../main/domain/seeded-random.ts';
