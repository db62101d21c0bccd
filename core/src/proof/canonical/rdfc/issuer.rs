//! Identifier issuers (RDFC-1.0 section 4.5): numbers in the order in which they are asked for.

/// Issues numbers to blank nodes, from 0.
#[derive(Clone, Debug)]
pub(super) struct Issuer {
    /// By blank node. Searches keep the few they issued in `order` only.
    numbers: Option<Vec<Option<u32>>>,
    order: Vec<u32>,
}

impl Issuer {
    /// One for all blank nodes of a dataset, with a table.
    pub(super) fn new(blanks: usize) -> Issuer {
        Issuer { numbers: Some(vec![None; blanks]), order: Vec::new() }
    }

    /// One for a search, which is copied often and holds few.
    pub(super) fn small() -> Issuer {
        Issuer { numbers: None, order: Vec::new() }
    }

    /// The number of a blank node, if it has one.
    pub(super) fn get(&self, blank: u32) -> Option<u32> {
        match &self.numbers {
            Some(numbers) => {
                usize::try_from(blank).ok().and_then(|index| numbers.get(index).copied().flatten())
            }
            None => self.order.iter().position(|known| *known == blank).and_then(|at| u32::try_from(at).ok()),
        }
    }

    /// The number of a blank node; a new one if it has none.
    pub(super) fn issue(&mut self, blank: u32) -> u32 {
        if let Some(number) = self.get(blank) {
            return number;
        }
        let number = u32::try_from(self.order.len()).unwrap_or(u32::MAX);
        self.order.push(blank);
        let index = usize::try_from(blank).unwrap_or(usize::MAX);
        if let Some(place) = self.numbers.as_mut().and_then(|numbers| numbers.get_mut(index)) {
            *place = Some(number);
        }
        number
    }

    /// How many numbers were issued.
    pub(super) fn len(&self) -> usize {
        self.order.len()
    }

    /// The blank nodes in the order of their numbers.
    pub(super) fn order(&self) -> &[u32] {
        &self.order
    }

    /// The numbers by blank node.
    pub(super) fn numbers(self) -> Vec<Option<u32>> {
        self.numbers.unwrap_or_default()
    }
}
