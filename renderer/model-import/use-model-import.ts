import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelAnswers } from '../../preload/contract/models/model.ts';
import { faultOf } from '../ui/engine/lupa.ts';
import { useCommand } from '../ui/engine/use-operation.ts';
import { useOpenedModel } from './use-opened-model.ts';

/** A dropped file; each drop is a separate object, even of the same file. */
export type DroppedFile = { readonly path: string };

/** Choosing or dropping a model file, examining it, and answering what it does not say. */
export function useModelImport(dropped: DroppedFile | null) {
  const { t } = useTranslation();
  const [path, setPath] = useState<string | null>(null);
  const [answers, setAnswers] = useState<ModelAnswers>({});
  const chooseFile = useCommand('desktop.choose-model');
  const probe = useCommand('model.probe');
  const cancel = useCommand('model.cancel-probe');

  const look = (at: string, told: ModelAnswers) => {
    setPath(at);
    setAnswers(told);
    probe.mutate({ path: at, answers: told });
  };
  useOpenedModel((opened) => look(opened, {}));
  const choose = () =>
    chooseFile.mutate(
      { title: t('model.choose-title') },
      { onSuccess: (chosen) => chosen !== null && look(chosen.path, {}) },
    );
  const lookAtDropped = useEffectEvent((file: DroppedFile) => look(file.path, {}));
  useEffect(() => {
    if (dropped !== null) lookAtDropped(dropped);
  }, [dropped]);
  const startOver = () => {
    setPath(null);
    setAnswers({});
    probe.reset();
  };
  const fault = probe.error === null ? null : faultOf(probe.error);
  return {
    path,
    answers,
    choose,
    chooseError: chooseFile.error,
    isProbing: probe.isPending,
    /** What Lupa found out about the file, once it has all it needs. */
    found: probe.data ?? null,
    /** What only a person can say about the file. */
    questions: fault?.code === 'model-needs-answers' ? fault : null,
    refusal: fault !== null && fault.code !== 'model-needs-answers' ? probe.error : null,
    answer: (told: ModelAnswers) => path !== null && look(path, { ...answers, ...told }),
    /** Cancels the examination of the file, as if nothing had been chosen. */
    callOff: () => {
      cancel.mutate({});
      startOver();
    },
    startOver,
  };
}
