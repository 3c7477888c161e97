import { endProcess } from '../../src/end-process.ts'

void endProcess(3, 'The first reason.')
void endProcess(4, 'A second reason.')
