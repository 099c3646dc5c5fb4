# The Secretary's morning list, 07:30 on working days.

list-title = Dear comrade Secretary: matters to press for, { DAY($today) }
list-empty = There is nothing to press for.
list-office = Your duties as Secretary:
list-meeting = - The cell meets today at { HOUR($at) }.
list-late-answer = - Assignment not answered (due { SHORT($due) }): { $names }.
list-late-write-outline = - Outline not handed in (due { SHORT($due) }): { $names }.
list-late-write-draft = - Draft not handed in (due { SHORT($due) }): { $names }.
list-late-review = - Not reviewed, { $paper ->
        [outline] the outline
        [draft] the draft
       *[final] the final paper
    } (due { SHORT($due) }): { $names }.
list-late-rewrite = - Changes not handed in, { $paper ->
        [outline] the outline
        [draft] the draft
       *[final] the final paper
    } (due { SHORT($due) }): { $names }.
list-late-comment = - No comment yet on { $paper ->
        [outline] the outline
        [draft] the draft
       *[final] the final paper
    } (due { SHORT($due) }): { $names }.
list-late-final-paper = - Final paper not handed in (due { SHORT($due) }): { $names }.
list-late-confirm-final = - Final paper not confirmed (due { SHORT($due) }): { $names }.
list-unopened = - Of these, the paper not opened by: { $names }.
list-reconsider = - Asks to reconsider the assignment: { $names }.
list-unsent = - Messages not delivered since { SHORT($since) }: { $names }; please telephone.
list-not-joined = - Not joined, so nothing reaches them: { $names }; please pass on their codes, new ones where they have expired.
list-own = Your own duties:
list-private = Only the Secretary sees this list.
