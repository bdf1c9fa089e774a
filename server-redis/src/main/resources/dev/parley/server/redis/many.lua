-- Behind step.lua and prelude.lua, in front of what takes several steps. KEYS: of each its room's members. ARGV: of each how
-- many arguments it has, then these, the first two of them the session's peer and generation where it is a session's.

-- Takes each step by a function that is told where its arguments begin in ARGV and where they end. Answers what that answers,
-- of each: one that Redis refuses is told so by itself, and stops no other; where all are refused, as by a Redis that is a
-- replica or has no memory left, the command is.
local function each(take)
  local answers, refusal, any, at = {}, nil, false, 1
  while ARGV[at] do
    local n, last = #answers + 1, at + ARGV[at]
    enter(KEYS[n], ARGV[at + 1], ARGV[at + 2])
    local taken, answer = pcall(take, at + 1, last)
    if taken then
      any = true
    else
      refusal = refusal or answer
      answer = {'refused', {stamp}, type(answer) == 'table' and answer.err or tostring(answer)}
    end
    answers[n] = answer
    at = last + 1
  end
  if not any then error(refusal) end
  return answers
end
